"""Is what was pasted from minutes read item by item, and is a line that belongs nowhere named by its number alone?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.narrative.minutes import LONGEST, MOST_ITEMS, items_of
from quarterly.vocabulary.errors import MustNotBeStored
from quarterly.vocabulary.meeting_record import MeetingItem

PASTED = """
Resolved: That the report be noted.

RECOMMENDATION: That the Cabinet review the target
for placement stability.
Action: A note on re-referrals is to be circulated.
Lead: Head of safeguarding
Due: 31 March 2027
"""


def test_each_item_has_its_kind_its_text_its_lead_and_its_day() -> None:
    assert items_of(PASTED) == (
        MeetingItem(kind="resolution", text="That the report be noted."),
        MeetingItem(kind="recommendation", text="That the Cabinet review the target for placement stability."),
        MeetingItem(
            kind="action", text="A note on re-referrals is to be circulated.", lead="Head of safeguarding", due="2027-03-31"
        ),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty."),
        ("The Chair, Jane, opened the meeting.\nAction: Write.", "Line 1 belongs to no item."),
        ("Lead: Jane", "Line 1 belongs to no item."),
        ("Action: Write.\nDue: soon, says Jane", "Line 2 must give a day"),
        ("Action: Write.\nLead: Head\nJane agreed.", "Line 3 stands behind a lead"),
        ("Action:\nLead: Jane", "Item 1 says nothing."),
        (f"Action: {'x' * (LONGEST + 1)}", "Item 1 is longer than"),
        ("Action: Write.\n" * (MOST_ITEMS + 1), f"The file has {MOST_ITEMS + 1} items"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_line_and_not_repeated(text: str, said: str) -> None:
    with pytest.raises(MustNotBeStored) as raised:
        items_of(text)
    assert str(raised.value).startswith(said)
    assert "Jane" not in str(raised.value)


WORDS = st.text(st.sampled_from("abc ,."), min_size=1, max_size=30).filter(lambda text: text.strip() != "")


@given(st.lists(st.tuples(st.sampled_from(["Resolution", "Recommendation", "Action"]), WORDS), min_size=1, max_size=8))
def test_what_is_written_is_what_is_read(written: list[tuple[str, str]]) -> None:
    found = items_of("\n".join(f"{kind}: {text}" for kind, text in written))
    assert [(each.kind, each.text) for each in found] == [(kind.casefold(), text.strip()) for kind, text in written]
