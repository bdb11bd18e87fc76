"""Can everybody read a letter, on a telephone too?"""

from datetime import date
from pathlib import Path

import pytest

from adapters.mail.html import broken_well, letter_page
from adapters.mail.html_text import text_of_html
from quarterly.commentary.letters import Letter
from quarterly.correspondence.chasing import Reminder
from quarterly.correspondence.officers_list import OfficersList, officers_list
from quarterly.correspondence.reminder_letters import reminder_letter
from tests.adapters.test_axe import violations, width
from tests.chromium import BROWSER
from tests.unit.commentary.test_letters import WRONG, answer, request
from tests.unit.correspondence.made_chasing import CARE, DEPUTY, Q1, council, owes

TOWN = council()
LONG = owes(names=("Average-time-without-a-place-where-a-word-could-be-broken-by-itself" * 2,))
LETTERS = {
    "request": request("1178", "1180"),
    "return": answer(WRONG),
    "nothing to do": answer(),
    "reminder": reminder_letter(TOWN, Reminder(DEPUTY, (owes(CARE),), (LONG,)), date(2012, 7, 25)),
    "list": officers_list(TOWN, OfficersList(owed=[owes()], came=1, waiting={Q1: 2}), date(2012, 7, 25)),
}

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_axe_finds_nothing(letter: Letter, tmp_path: Path) -> None:
    assert violations(letter_page(letter).encode(), tmp_path) == []


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_no_letter_is_wider_than_a_telephone(letter: Letter, tmp_path: Path) -> None:
    assert width(letter_page(letter).encode(), tmp_path) == [320]


def test_an_address_breaks_at_its_signs_and_not_within_a_word() -> None:
    assert str(broken_well("Write to jo.smith@children-services.example & co")) == (
        "Write to jo.<wbr>smith@<wbr>children-services.<wbr>example &amp; co"
    )


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_the_page_says_what_the_plain_text_says(letter: Letter) -> None:
    page, plain = ("".join(filter(str.isalnum, each)) for each in (text_of_html(letter_page(letter)), letter.text))
    assert page == plain
