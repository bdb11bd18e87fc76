"""What is asked about the texts of one file before it is sent?"""

import pytest

from quarterly.collecting.narrative.records import Narrative, Passage
from quarterly.collecting.returns.records import CheckedFile, CommentRow
from quarterly.reporting.checks.of_one_file import doubtful_texts
from tests.unit.made import Q1, RULES, TOWN, source


def found(*, passage: str = "", comment: str = "") -> list[str]:
    written = (
        Narrative(passages=(Passage(kind="summary", about="", topic="", by="", text=passage, source=source()),))
        if passage
        else Narrative()
    )
    rows = (CommentRow("1178", comment, source()),) if comment else ()
    checked = CheckedFile(name="cover.xlsx", digest="a", refused="", comments=rows, narrative=written)
    return [each.code for each in doubtful_texts(checked, TOWN, Q1, RULES)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("66 children were admitted: 36 girls and 31 boys.", ["R03"]),
        ("66 children were admitted: 35 girls and 31 boys.", []),
        ("16 of 57 are off target (27.6%).", ["R03"]),
        ("This report covers Quarter 2 2011/12.", ["R01"]),
    ],
)
def test_a_text_that_contradicts_itself_is_asked_about(text: str, codes: list[str]) -> None:
    assert found(passage=text) == codes
    assert found(comment=text) == codes
