"""What the letter with the files for an agenda says to the author and to the clerk."""

from datetime import date
from typing import Any

import pytest

from quarterly.commentary.agenda_letter import AgendaToUpload, agenda_letter
from quarterly.commentary.letters import Attachment, Letter, officer_of
from quarterly.configuration.contacts import Contact
from tests.unit.made import Q1
from tests.unit.reporting.reports import with_profile

COUNCIL = with_profile(gates={"agenda": "hold"})
CLERK = Contact(role="Clerk", email="clerk@town.example")
ZIP = Attachment("agenda.zip", "stages/x/public/agenda.zip")


def letter(reader: Contact = CLERK, **changes: Any) -> Letter:
    own: dict[str, Any] = {"pack": "abababababab", "meeting": date(2012, 9, 20), "by": date(2012, 9, 12), "enclosed": [ZIP]}
    return agenda_letter(COUNCIL, Q1, AgendaToUpload(**{**own, **changes}), reader)


def test_it_says_what_to_do_by_the_last_day_for_the_agenda() -> None:
    found = letter()
    assert (found.headline.partition(":")[0], found.to_do) == (
        "Action by Wednesday 12 September",
        "Put the enclosed files on the agenda.",
    )
    assert "The meeting is on Thursday 20 September 2012. The public copy is held" in found.text.replace("\n", " ")


@pytest.mark.parametrize(
    ("changes", "said", "unsaid"),
    [
        ({}, "Enclosed are", "exempt. Its files"),
        ({"is_exempt": True}, "Its files are not enclosed", "in a zip of their own"),
        ({"is_exempt": True, "with_exempt": True}, "in a zip of their own", "Its files are not enclosed"),
        ({"enclosed": [], "is_exempt": True}, "too large for a mail", "Enclosed are"),
    ],
)
def test_it_says_what_is_enclosed_and_what_is_not(changes: dict[str, Any], said: str, unsaid: str) -> None:
    text = " ".join(letter(**changes).text.split())
    assert said in text
    assert unsaid not in text


@pytest.mark.parametrize("changes", [{"is_exempt": True}, {"enclosed": []}])
def test_the_clerk_is_told_of_no_command_and_no_form_of_this_program(changes: dict[str, Any]) -> None:
    assert "quarterly agenda" not in letter(**changes).text
    assert "agenda-published" not in letter(**changes).text
    assert "quarterly agenda" in letter(officer_of(COUNCIL), **changes).text.replace("\n", " ")
