"""Wherever a look at the mail is broken off: is anything lost, or done twice?"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.mail.decided_mail import decide_all, quarters_to_run
from adapters.mail.poll import file_mails
from adapters.mail.stored_mail import mails_of
from adapters.settings import load_settings
from adapters.store.local import LocalStore
from tests.adapters.mail.conftest import HOST, RETURN, inbox_of
from tests.installation import COUNCIL, KEY, LAC, Installation, indicator_return
from tests.mails import mail

GOOD = indicator_return("children-in-care", [LAC])
NOW = datetime(2012, 7, 3, 9, 5, tzinfo=UTC)
WRITES = ("create", "write", "delete")


class Killed(BaseException):
    """As a process ends that is killed: nothing catches it."""


def save_mails(office: Installation) -> None:
    folder = office.folder / "inbox" / COUNCIL / KEY / "children-in-care"
    folder.mkdir(parents=True)
    for number in (1, 2):
        body = mail("officer@dudley.example", f"Number {number}", files={"return.xlsx": GOOD}, answers=RETURN, proven_by=HOST)
        (folder / f"saved-{number}.eml").write_bytes(body)


def look() -> None:
    settings = load_settings()
    store = settings.restricted()
    file_mails(settings, store)
    decide_all(store, NOW)


def killed_at(number: int, *, before: bool) -> Callable[[pytest.MonkeyPatch], None]:
    """Have the process end before or after its n-th change of a store."""
    left = [number]

    def dying(change: Callable[..., Any]) -> Callable[..., Any]:
        def changed(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0 and before:
                raise Killed
            done = change(*given, **named)
            if left[0] == 0:
                raise Killed
            return done

        return changed

    def patched(patch: pytest.MonkeyPatch) -> None:
        for name in WRITES:
            patch.setattr(LocalStore, name, dying(getattr(LocalStore, name)))

    return patched


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("number", range(1, 40))
def test_a_look_that_is_broken_off_and_begun_again_does_everything_once(
    office: Installation, monkeypatch: pytest.MonkeyPatch, number: int, before: bool
) -> None:
    save_mails(office)
    with monkeypatch.context() as patch:
        killed_at(number, before=before)(patch)
        try:
            look()
            is_killed = False
        except Killed:
            is_killed = True
    look()
    look()
    files = {name: body for name, body in inbox_of(office).items() if not name.endswith(".eml")}
    assert files == {f"children-in-care/{name}.xlsx": GOOD for name in ("return", "return-2")}
    assert [outcome and outcome.became for _, outcome in mails_of(office.restricted, COUNCIL, KEY)] == ["taken", "taken"]
    assert len(quarters_to_run(office.restricted)[COUNCIL, KEY]) == 2
    assert is_killed or number > 20
