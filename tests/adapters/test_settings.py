"""Which stores and folders do the settings name, and which settings are refused?"""

import re
from pathlib import Path

import pytest

from adapters.settings import FOLDER, load_settings
from quarterly.vocabulary.errors import SetupError
from tests.installation import Installation


def test_public_and_restricted_lie_below_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_STORE", "here/store")
    settings = load_settings()
    assert (settings.public().address, settings.restricted().address) == ("here/store/public", "here/store/restricted")


def test_each_store_can_be_set_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_PUBLIC_STORE", "elsewhere")
    assert load_settings().public().address == "elsewhere"


@pytest.mark.parametrize("public", ["same", "same/", "./same", "same/below", "."])
def test_a_public_store_that_shares_the_restricted_place_is_refused(monkeypatch: pytest.MonkeyPatch, public: str) -> None:
    monkeypatch.setenv("QUARTERLY_RESTRICTED_STORE", "same")
    monkeypatch.setenv("QUARTERLY_PUBLIC_STORE", public)
    with pytest.raises(SetupError, match="small numbers would be public"):
        load_settings()


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_SMTP_PORT", "mail")
    with pytest.raises(SetupError, match="QUARTERLY_SMTP_PORT"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("SMTP_PORT", "99999", "QUARTERLY_SMTP_PORT: Input should be less than or equal to 65535"),
        ("COUNCILS", "/nowhere", "The folder /nowhere does not exist. Make it first, or correct QUARTERLY_COUNCILS."),
        (
            "NOTIFY_WEBHOOK",
            "ftp://hooks.example/zebedee",
            "QUARTERLY_NOTIFY_WEBHOOK must be an address that begins with https://",
        ),
        ("SMPT_HOST", "mail.council.example", "QUARTERLY_SMPT_HOST is no setting; QUARTERLY_SMTP_HOST is"),
        ("OUTBOXES", "out", "QUARTERLY_OUTBOXES is no setting; QUARTERLY_OUTBOX is"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str) -> None:
    monkeypatch.setenv(f"QUARTERLY_{name}", value)
    with pytest.raises(SetupError, match=re.escape(message)) as refused:
        load_settings()
    assert "zebedee" not in str(refused.value)


def test_a_misspelt_setting_in_a_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("# QUARTERLY_STOER=old\nexport QUARTERLY_INBXO=in\n")
    with pytest.raises(SetupError, match=r"^QUARTERLY_INBXO is no setting; QUARTERLY_INBOX is"):
        load_settings()


@pytest.mark.parametrize("name", ["HOST", "TAG", "LOGIN", "INBOX_FOLDER", "COUNCILS_FOLDER", "_COMMAND"])
def test_a_variable_of_another_program_is_left_alone(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"QUARTERLY_{name}", "1")
    load_settings()


def test_what_serve_starts_keeps_to_the_folder_it_was_started_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        f"QUARTERLY_INBOX=in\nQUARTERLY_COUNCILS={tmp_path}\nQUARTERLY_RESTRICTED_STORE=s3://bucket/here\n"
    )
    monkeypatch.setenv(FOLDER, str(tmp_path))
    settings = load_settings()
    assert settings.public().address == str(tmp_path / "var/store/public")
    assert (settings.inbox, settings.outbox) == (str(tmp_path / "in"), tmp_path / "var/outbox")
    assert (settings.restricted_store, settings.councils) == ("s3://bucket/here", tmp_path)


def test_no_letter_leaves_without_a_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_SMTP_HOST", "mail.council.example")
    with pytest.raises(SetupError, match="Set QUARTERLY_MAIL_FROM to the mailbox that sends"):
        load_settings()
    monkeypatch.setenv("QUARTERLY_MAIL_FROM", "performance@council.example")
    assert load_settings().mail_from == "performance@council.example"


def test_a_run_that_may_miss_no_heartbeat_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTERLY_SILENT_AFTER", "30")
    with pytest.raises(SetupError, match="QUARTERLY_SILENT_AFTER: Input should be greater than 30"):
        load_settings()


def test_no_other_account_looks_into_the_restricted_folder(installation: Installation) -> None:
    load_settings().restricted().write("a/b", b"x")
    load_settings().public().write("a/b", b"x")
    assert (installation.folder / "store/restricted").stat().st_mode & 0o077 == 0
    assert (installation.folder / "store/public").stat().st_mode & 0o055
