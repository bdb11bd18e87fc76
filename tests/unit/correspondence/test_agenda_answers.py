"""Is a reply to the files for an agenda taken for word of the item only if it says that and nothing else?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.correspondence.agenda_answers import AgendaAnswer, AgendaWord, read_agenda_answer
from quarterly.correspondence.received import MailKind
from tests.unit.correspondence.test_approvals import DISCLAIMER, SIGNATURE, mail  # of 20 November 2026

LINK = "https://democracy.town.gov.uk/ieListDocuments.aspx?CId=12&MId=4711"
PUBLISHED, MOVED, WITHDRAWN, UNCLEAR = AgendaWord.PUBLISHED, AgendaWord.MOVED, AgendaWord.WITHDRAWN, AgendaWord.UNCLEAR


def said(text: str) -> AgendaAnswer:
    return read_agenda_answer(mail(text))


@pytest.mark.parametrize(
    "text",
    [
        "Published", "published.", "Published, thanks", "Hi Sam\n\nPublished.", "The agenda is published.",
        "It has been published today", "Agenda published on 19 November",
        "Published yesterday.", "Thanks. The agenda with the report is now published.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", SIGNATURE, SIGNATURE + DISCLAIMER, "\n\nSent from my iPhone"])
def test_published_counts_with_politeness_signature_and_disclaimer(text: str, end: str) -> None:
    assert said(text + end) == AgendaAnswer(PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        f"Published: {LINK}", f"Published\n{LINK}", f"Published\n\nLink: <{LINK}>\n{SIGNATURE}",
        f"The agenda is published here: {LINK}.",
        f"Published at {LINK}{SIGNATURE}https://www.town.gov.uk",
        "Published\nhttps://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fdemocracy.town.gov.uk%2FieListDocuments.aspx%3F"
        "CId%3D12%26MId%3D4711&data=05%7C02%7Cclerk%40town.gov.uk",
    ],
)  # fmt: skip
def test_its_link_is_that_of_the_answer_without_what_a_mail_program_made_of_it(text: str) -> None:
    assert said(text) == AgendaAnswer(PUBLISHED, LINK)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moved", AgendaAnswer(MOVED)),
        ("The item was deferred.", AgendaAnswer(MOVED)),
        ("Deferred to the next meeting", AgendaAnswer(MOVED)),
        ("Moved to 12 January 2027", AgendaAnswer(MOVED, day=date(2027, 1, 12))),
        ("Moved to 12 January", AgendaAnswer(MOVED, day=date(2027, 1, 12))),
        ("Hello,\nThis item has been deferred until Tuesday 8th December.", AgendaAnswer(MOVED, day=date(2026, 12, 8))),
        ("The report is postponed to the meeting on 12/01/2027", AgendaAnswer(MOVED, day=date(2027, 1, 12))),
        ("Deferred to the next meeting on 12 January", AgendaAnswer(MOVED, day=date(2027, 1, 12))),
        ("Withdrawn", AgendaAnswer(WITHDRAWN)),
        ("The item has been withdrawn from the agenda", AgendaAnswer(WITHDRAWN)),
        ("Final agenda attached", AgendaAnswer(AgendaWord.FILE)),
    ],
)
def test_an_item_may_be_moved_with_its_day_or_withdrawn(text: str, expected: AgendaAnswer) -> None:
    assert said(text + SIGNATURE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "Thanks", "Not published", "Not yet published", "To be published tomorrow", "Will be published on Monday",
        "Published on 30 November", "Published once the chair agrees", "Published, but appendix C is missing",
        "Published\n\nPage 4 was changed", "Published without the appendix", "Has it been published?", "Is it published?",
        f"Published\n{LINK}\nhttps://democracy.town.gov.uk/other", "The old agenda is published", "Unpublished", "Re-published?",
        "Moved to the top of the agenda", "Moved to 12 November", "Moved to 31 February 2027", "Moved to 12 January or 9 May",
        "Withdrawn items are not published", "Withdraw it?", f"Moved to 12 January\n{LINK}", "Might be deferred",
    ],
)  # fmt: skip
def test_what_can_be_read_in_more_than_one_way_waits(text: str) -> None:
    assert said(text).word is UNCLEAR


@pytest.mark.parametrize("changes", [{"subject": "FW: files for the agenda"}, {"kind": MailKind.AUTOMATIC}])
def test_what_was_forwarded_or_a_program_wrote_says_nothing(changes: dict[str, str]) -> None:
    assert read_agenda_answer(mail("Published", **changes)).word is UNCLEAR  # type: ignore[arg-type]


@given(st.text(alphabet="abcdefghij klmnopqrstuvwxyz,.?\n", min_size=4))
def test_whatever_comes_behind_published_makes_it_wait_unless_it_is_courtesy(more: str) -> None:
    found = said(f"Published if {more}")
    assert found.word is UNCLEAR
