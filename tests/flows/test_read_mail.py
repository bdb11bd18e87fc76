"""Does a look at the mail start the cycle of each quarter that got something, once, and say what it did in counts alone?"""

from datetime import UTC, datetime

import pytest
from httpx import ConnectError
from prefect.client.schemas.objects import State

import flows.read_mail
from adapters.publication import NewVersion, PublicationFolder, publish
from flows.read_mail import read_mail
from quarterly.publishing.versions import ReleaseFile
from tests.adapters.mail.conftest import office
from tests.installation import COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return
from tests.mails import mail

__all__ = ["office"]  # a fixture
GOOD = indicator_return("children-in-care", [LAC])


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The runs that would be started, each with its idempotency key."""
    found = list[tuple[str, ...]]()

    def start(*about: str, key: str) -> str:
        found.append((*about, key))
        return " ".join(about)

    monkeypatch.setattr(flows.read_mail, "start_cycle", start)
    return found


def save(office: Installation, folder: str, name: str = "saved.eml", **more: object) -> None:
    path = office.folder / "inbox" / COUNCIL / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(mail("data@elsewhere.example", "Here.", files={"return.xlsx": GOOD}, **more))  # type: ignore[arg-type]


def look() -> State[object]:
    return read_mail.fn()


def test_a_return_that_came_starts_the_cycle_of_its_quarter_once(office: Installation, started: list[tuple[str, ...]]) -> None:
    save(office, f"{KEY}/children-in-care")
    first, second = look(), look()
    assert (first.name, first.message) == ("Completed", f"1 mail taken in. Started: {COUNCIL} {QUARTER}.")
    assert (second.name, second.message) == ("NothingDue", "No new mail.")
    assert [about[:2] for about in started] == [(COUNCIL, QUARTER)]


def test_what_waits_starts_nothing(office: Installation, started: list[tuple[str, ...]]) -> None:
    save(office, "mail")
    assert look().message == "1 mail set aside."
    assert started == []


def test_a_server_that_is_down_meanwhile_loses_nothing(
    office: Installation, started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: str, key: str) -> str:
        raise ConnectError("down")

    save(office, f"{KEY}/children-in-care")
    with monkeypatch.context() as patch:
        patch.setattr(flows.read_mail, "start_cycle", down)
        failed = look()
    assert failed.is_failed()
    assert failed.message == "The Prefect server did not answer (ConnectError). The next look takes it up, and no mail is lost."
    assert look().message == f"No new mail. Started: {COUNCIL} {QUARTER}."


def test_a_published_quarter_is_not_started(office: Installation, started: list[tuple[str, ...]]) -> None:
    report = [ReleaseFile("report.html", "text/html", "Report", b"<p>")]
    folder = PublicationFolder(office.public, COUNCIL, KEY, lambda _: b"")
    publish(folder, NewVersion(rendering="public", files=report, reason=""), datetime(2012, 9, 3, tzinfo=UTC))
    save(office, f"{KEY}/children-in-care")
    assert look().message == "1 mail taken in."
    assert started == []


def test_a_council_with_a_mistake_fails_the_look_and_loses_nothing(office: Installation, started: list[tuple[str, ...]]) -> None:
    profile = office.folder / "councils" / COUNCIL / "profile.yaml"
    good = profile.read_text()
    save(office, f"{KEY}/children-in-care")
    profile.write_text(good.replace("name: Dudley", "nam: Dudley"))
    failed = look()
    assert failed.is_failed()
    assert str(failed.message).startswith("No new mail. Not decided about: 1 mail.")
    profile.write_text(good)
    assert look().message == f"1 mail taken in. Started: {COUNCIL} {QUARTER}."
