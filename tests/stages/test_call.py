"""A call for returns: one letter for each who sends, once, and what comes back filled in is accepted without a finding."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from adapters.call import Sent, send_call, was_called
from adapters.cycle_context import CycleContext
from quarterly.vocabulary.errors import SetupError
from tests.installation import COUNCIL, KEY, QUARTER, Installation
from tests.stages.chain import Chain
from tests.workbooks import saved

MONDAY, SUNDAY = datetime(2012, 7, 2, 8, tzinfo=UTC), datetime(2012, 7, 1, 8, tzinfo=UTC)
CARE = "children-in-care"


def called(now: datetime = MONDAY, without: tuple[str, ...] = ()) -> Sent:
    return send_call(CycleContext.of(COUNCIL, QUARTER), now, without)


def enclosed(installation: Installation, service: str) -> bytes:
    found = [form for letter in installation.letters() for form in letter["attachments"]]
    (key,) = (form["key"] for form in found if form["name"] == f"{service}-{KEY}.xlsx")
    return installation.restricted.read(key)


def filled_in(body: bytes, figures: Mapping[str, tuple[float, str]]) -> bytes:
    book = load_workbook(BytesIO(body))
    sheet = book["Return"]
    titles = {cell.value: cell.column for cell in sheet[5]}
    for row in range(6, sheet.max_row + 1):
        name = str(sheet.cell(row, 1).value or sheet.cell(row, 2).value)
        sheet.cell(row, titles["Actual"]).value, sheet.cell(row, titles["Comment"]).value = figures[name]
    actions = book["Key activities"]
    for row in range(6, actions.max_row + 1):
        actions.cell(row, 3).value, actions.cell(row, 4).value = "✓", "Work goes on as planned."
    return saved(book)


def test_each_contact_gets_one_letter_with_its_workbook_and_the_officer_the_cover_workbook(installation: Installation) -> None:
    sent = called()
    assert [(letter.to.partition("@")[0], [each.name for each in letter.attachments]) for letter in sent.letters][-2:] == [
        ("trading.standards.data", [f"trading-standards-{KEY}.xlsx"]),
        ("performance", [f"cover-{KEY}.xlsx"]),
    ]
    assert (len(sent.letters), sent.delivery.sent, was_called(CycleContext.of(COUNCIL, QUARTER))) == (7, 7, True)


def test_nobody_is_called_twice(installation: Installation) -> None:
    called()
    assert (called().letters, len(installation.letters())) == ((), 7)


def test_whoever_has_sent_is_not_called(installation: Installation) -> None:
    assert not any("children-in-care.data" in letter.to for letter in called(without=(CARE,)).letters)


def test_nobody_is_called_on_a_day_on_which_the_offices_are_closed(installation: Installation) -> None:
    with pytest.raises(SetupError, match="The council's offices are closed on 1 July 2012: nobody is written to"):
        called(SUNDAY)
    assert installation.letters() == []


def test_what_comes_back_filled_in_is_accepted_without_a_finding(installation: Installation) -> None:
    called()
    body = filled_in(
        enclosed(installation, CARE),
        {
            "PI 1178": (104.9, "More children came into care than left it."),
            "PI 1180": (50, "Half of the care leavers were in work, education or training."),
            "Average time (days) to match a child to an adoptive family": (174, "Matching panels meet every fortnight."),
        },
    )
    installation.send(CARE, body)
    (returned,) = Chain().validated()
    assert (returned.refused, returned.codes) == (0, ())
