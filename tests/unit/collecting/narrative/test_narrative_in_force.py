"""Which of several files counts, and in what order narrative stands."""

from typing import Any

import pytest

from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.narrative_in_force import narrative_of
from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from tests.unit.collecting.narrative.sheets import COUNCIL, QUARTER, sent
from tests.unit.made import RULES

PLAN, LAW = ["Title"], ["Implication", "Text"]


def merged(*files: CheckedFile, service: str = "cover") -> ServiceReturn:
    return service_return(service, files, COUNCIL, QUARTER, RULES)


def recommended(*texts: str, file: str = "cover.xlsx", service: str = "cover") -> CheckedFile:
    return sent({"Recommendations": [["Recommendation"], *([text] for text in texts)]}, service, file)


def asked(found: ServiceReturn) -> list[str]:
    return [one.text for one in found.narrative.recommendations]


def test_the_newest_sheet_counts_as_a_whole() -> None:
    assert asked(merged(recommended("One.", "Two."), recommended("Three."))) == ["Three."]


def test_sheets_of_other_kinds_stay() -> None:
    found = merged(recommended("One."), sent({"Papers": [["Title"], ["Plan"]]}))
    assert (asked(found), [paper.title for paper in found.narrative.papers]) == (["One."], ["Plan"])


def test_a_blank_sheet_displaces_nothing() -> None:
    assert asked(merged(recommended("One."), recommended())) == ["One."]


def test_a_sheet_that_says_none_displaces_what_was_there() -> None:
    assert asked(merged(recommended("One."), recommended("None"))) == []


@pytest.mark.parametrize("said", ["None", "Withdrawn", "taken back"])
def test_the_last_claim_is_taken_back_by_words_alone(said: str) -> None:
    head = ["Claim", "Says", "Indicators"]
    claimed = sent({"Claims": [head, ["Placements are stable.", "on target", "1178"]]})
    left = [len(merged(claimed, sent({"Claims": [head, *rows]})).narrative.claims) for rows in ([], [[said, None, None]])]
    assert left == [1, 0]


def test_a_refused_file_displaces_nothing() -> None:
    late = sent({"Recommendations": [["Recommendation"], ["Two."]]}, title=[["Quarter 2 2012/13"]])
    assert asked(merged(recommended("One."), late)) == ["One."]


def test_what_was_put_right_is_asked_no_more() -> None:
    blank = sent({"Implications": [LAW, ["Legal", None]], "Papers": [PLAN, ["Plan"]]})
    mended = sent({"Implications": [LAW, ["Legal", "None"]]})
    assert [[f.code for f in merged(*files).findings] for files in ([blank], [blank, mended])] == [["N04"], []]


def test_what_still_counts_is_still_asked_about() -> None:
    blank = sent({"Implications": [LAW, ["Legal", None]]})
    assert [f.code for f in merged(blank, sent({"Papers": [PLAN, ["Plan"]]})).findings] == ["N04"]


def test_a_blank_block_holds_no_indicator() -> None:
    rows: list[list[Any]] = [["PI ref", "Actual", "Comment"], ["1178", 104.9, "More came."]]
    file = sent({"Return": rows, "Implications": [LAW, ["Legal", None]]}, "children-in-care")
    found = merged(file, service="children-in-care")
    assert ([f.code for f in file.findings], found.under_query) == (["N04"], ())


def test_services_stand_in_the_profiles_order_and_the_cover_workbook_last() -> None:
    senders = ("cover", "schools", "children-in-care")
    returns = [merged(recommended(f"From {sender}.", service=sender), service=sender) for sender in senders]
    found = narrative_of(returns, COUNCIL).recommendations
    assert [one.text for one in found] == ["From children-in-care.", "From schools.", "From cover."]
