"""What a report owes: earlier undertakings, reasons for lateness, implications, texts the profile requires."""

from datetime import date
from typing import Any

import pytest

from quarterly.collecting.sheets.findings import Severity
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.completeness import missing_implications, missing_passages
from tests.unit.made import RULES, TOWN
from tests.unit.reporting.checks.subjects import fact, found, implication, messages, passage, subject, undertaking, with_profile

MEETING = date(2012, 9, 13)
JULY, LATER = date(2012, 7, 31), date(2012, 12, 31)
BLOCKS = {"financial": "Financial implications", "legal": "Legal implications"}


@pytest.mark.parametrize(
    ("before", "now", "codes"),
    [
        ({"due": JULY}, None, ["R10"]),
        ({"due": JULY}, {"progress": "Done in June.", "status": "done"}, []),
        ({"due": JULY}, {"due": LATER, "progress": ""}, []),
        ({"due": JULY}, {"ref": "u 1", "progress": "Delayed."}, []),
        ({"due": JULY}, {}, ["R10"]),
        ({"due": LATER}, None, []),
        ({"due": MEETING}, None, ["R10"]),
        ({"kind": "carried forward"}, None, ["R10"]),
        ({"kind": "promise"}, None, []),
        ({"due": JULY, "status": "done"}, None, []),
    ],
)
def test_an_undertaking_due_by_now_must_be_told_of(before: dict[str, Any], now: dict[str, Any] | None, codes: list[str]) -> None:
    told = [] if now is None else [undertaking(**now)]
    assert found(subject(*told, meeting=MEETING, previous_undertakings=(undertaking(**before),))) == codes


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ([("report to follow", "yes"), ("expected on", "6 September 2012")], ["R11"]),
        ([("report to follow", "The full report"), ("expected on", "the last week in August"), ("reason for lateness", "")], []),
        ([("report to follow", "yes")], ["R11"]),
        ([("expected on", "2012-09-12")], ["R11"]),
        (
            [("report to follow", "yes"), ("expected on", "2012-09-12"), ("reason for lateness", "Results came on 5 September.")],
            [],
        ),
        ([("report to follow", "yes"), ("expected on", "5 September 2012")], []),
        ([("report to follow", "no"), ("expected on", "12 September 2012")], []),
        ([("urgent item", "yes")], ["R12"]),
        ([("urgent item", "")], ["R12"]),
        ([("urgent item", "no")], []),
        ([("urgent item", "Ofsted's letter came on 10 September.")], []),
        ([], []),
    ],
)
def test_lateness_and_urgency_need_a_reason(facts: list[tuple[str, str]], codes: list[str]) -> None:
    assert found(subject(*(fact(*each) for each in facts), meeting=MEETING)) == codes


def with_section(*, legal: str = "  ", **changes: Any) -> CheckedReport:
    plan = TOWN.profile.report.model_dump(mode="json")
    plan["cover"] = [*plan["cover"], {"content": "implications", "title": "Implications", **changes}]
    council = with_profile(report=plan, implications=BLOCKS)
    return subject(implication("None."), implication(legal, "legal"), council=council)


def test_an_implication_left_blank_holds_the_report_back() -> None:
    (blank,) = missing_implications(with_section(), RULES)
    assert (blank.severity, blank.sheet, blank.message) == (
        Severity.CRITICAL,
        "Implications",
        "The implications “Legal implications” are missing or blank.",
    )


@pytest.mark.parametrize(("legal", "count"), [("[sentence withheld]", 1), ("(Removed).", 1), ("[sentence withheld] None.", 0)])
def test_an_implication_whose_only_sentence_was_struck_is_blank(legal: str, count: int) -> None:
    assert len(list(missing_implications(with_section(legal=legal), RULES))) == count


def test_only_implications_that_a_section_holds_are_asked_for() -> None:
    assert messages(missing_implications(with_section(of=["financial"]), RULES)) == []


def kinds(**kind: str) -> Any:
    return with_profile(narrative={"key-developments": {"title": "Key developments", **kind}})


def test_a_text_every_report_has_is_asked_of_every_service() -> None:
    given = [passage("Said.", service) for service in TOWN.profile.services if service != "schools"]
    asked = subject(*given, passage(" ", "schools"), council=kinds(by="service", required="always"))
    assert messages(missing_passages(asked, RULES)) == [
        "Still missing: key developments of Schools and learning (every report has it)."
    ] * ("schools" not in asked.card.missing)


def test_a_text_whose_only_sentence_was_struck_is_missing() -> None:
    asked = subject(passage("[sentence withheld]", "young-people"), council=kinds(by="priority", required="off target"))
    assert len(messages(missing_passages(asked, RULES))) == 1


@pytest.mark.parametrize(("about", "count"), [("young-people", 0), ("crime", 1)])
def test_a_text_is_asked_of_priorities_with_an_indicator_off_target(about: str, count: int) -> None:
    asked = subject(passage("Said.", about), council=kinds(by="priority", required="off target"))
    expected = ["Still missing: key developments of Young people (an indicator of it needs explaining)."]
    assert messages(missing_passages(asked, RULES)) == expected * count


@pytest.mark.parametrize(("required", "count"), [("no", 0), ("always", 1), ("off target", 1)])
def test_a_text_for_the_whole_is_asked_for_once(required: str, count: int) -> None:
    assert len(messages(missing_passages(subject(council=kinds(by="whole", required=required)), RULES))) == count
