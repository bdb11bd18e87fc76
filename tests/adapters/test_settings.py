"""Which stores and folders do the settings name, and which settings are refused?"""

import pytest

from adapters.settings import load_settings
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
