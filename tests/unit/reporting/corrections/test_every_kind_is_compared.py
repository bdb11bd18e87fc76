"""No kind of section is corrected without a notice: each is compared, or is named as left out for what it repeats or explains."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from quarterly.collecting.narrative.records import Attendee, CommitteeDecision, Paper, PriorityRating, Recommendation, School
from quarterly.configuration.judgement import Judgement
from quarterly.configuration.report_plan import SectionPlan
from quarterly.disclosure.corrections import correction_policy
from quarterly.reporting import transcript
from quarterly.reporting.changes import Change
from quarterly.reporting.diff import changes
from quarterly.reporting.model import Section
from quarterly.reporting.parts import Material, RestrictedMaterial, cell, table
from quarterly.reporting.sections.contents import section
from quarterly.reporting.transcript import NOT_COMPARED, transcribe
from quarterly.reporting.walk import sections_in
from tests.unit.made import public
from tests.unit.reporting.reports import (
    CARD,
    HERE,
    claim,
    fact,
    implication,
    material,
    passage,
    tracker,
    undertaking,
    with_sections,
)

KINDS = get_args(SectionPlan.model_fields["content"].annotation)
LEFT_OUT = {
    *("glance", "exceptions", "scorecard", "trends", "quality", "claims", "returns", "priorities"),  # repeat what is compared
    *("legend", "method"),  # explain
}
WITH_ALL = with_sections(*({"content": kind, "text": "Own text."} for kind in KINDS))


def lines(before: Material, now: Material) -> list[Change]:
    return list(changes(transcribe(before), transcribe(now)))


def test_what_is_left_out_is_what_repeats_or_explains() -> None:
    assert set(NOT_COMPARED) == LEFT_OUT
    assert set(KINDS) >= LEFT_OUT


@pytest.mark.parametrize("kind", sorted({*KINDS, "a kind nobody knew"} - LEFT_OUT))
def test_whatever_a_kind_of_section_prints_is_compared(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fields: dict[str, Any] = {"content": kind, "title": "Section"}
    plan = SectionPlan.model_construct(**fields)
    report = WITH_ALL.profile.report.model_copy(update={"cover": (plan,)})
    profile = WITH_ALL.profile.model_copy(update={"report": report})
    of_it = material(council=WITH_ALL.model_copy(update={"profile": profile}))
    printed = "As before."

    def drawn(plan: SectionPlan, material: Material, key: str) -> Section:
        return {
            "id": key, "number": "", "title": plan.title, "sections": [],
            "blocks": [{"type": "paragraph", "text": printed}],
        }  # fmt: skip

    monkeypatch.setattr(transcript, "section", drawn)
    before = transcribe(of_it)
    printed = "Otherwise."
    (change,) = changes(before, transcribe(of_it))
    assert (change.title, change.was, change.now) == ("Section", "As before.", "Otherwise.")


def test_a_table_of_a_kind_nobody_knew_is_compared_by_row_and_column(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["U1", "Visit", "Open"], ["U2", "Write", "Open"], ["U2", "Write again", "Open"]]

    def drawn(plan: SectionPlan, material: Material, key: str) -> Section:
        columns = [("Ref", 20, "left"), ("What", 40, "left"), ("Progress", 40, "left")]
        block = table("t", "Promises", columns, [[cell(text) for text in row] for row in rows])
        return {"id": key, "number": "", "title": "Section", "sections": [], "blocks": [block]}

    monkeypatch.setattr(transcript, "section", drawn)
    fields: dict[str, Any] = {"content": "a kind nobody knew", "title": "Section"}
    report = WITH_ALL.profile.report.model_copy(update={"cover": (SectionPlan.model_construct(**fields),)})
    profile = WITH_ALL.profile.model_copy(update={"report": report})
    of_it = material(council=WITH_ALL.model_copy(update={"profile": profile}))
    before = transcribe(of_it)
    rows[1:] = [["U2", "Write", "Done"], ["U2", "Write twice", "Open"], ["U3", "Call", "Open"]]
    assert [(each.title, each.was, each.now, each.is_addition) for each in changes(before, transcribe(of_it))] == [
        ("Section: U2", "Progress: Open", "Progress: Done", False),
        ("Section: U2 (2)", "What: Write again", "What: Write twice", False),
        ("Section: U3", "", "What: Call Progress: Open", True),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_councils_own_text_of_every_kind_of_section_is_compared(kind: str) -> None:
    one, other = (material(council=with_sections({"content": kind, "text": text})) for text in ("Own.", "Another."))
    (change,) = lines(one, other)
    assert (change.title, change.was, change.now) == (kind, "Own.", "Another.")


RECORDS: dict[str, Any] = {
    "passages": lambda text: passage(text),
    "implications": lambda text: implication(text),
    "recommendations": lambda text: Recommendation(text, HERE),
    "priorities": lambda text: passage(text, "gains", "young-people"),
    "trackers": lambda text: tracker(update=text),
    "priority-ratings": lambda text: PriorityRating(priority="crime", rating="red", rater="Director", reason=text, source=HERE),
    "schools": lambda text: School(
        school="Hill School", judgement="Special measures", since="", event="", on="", note=text, source=HERE
    ),
    "undertakings": lambda text: undertaking(progress=text),
    "claims": lambda text: claim(text, "on target", "1178"),
    "attendance": lambda text: Attendee(role="Head of care", capacity="Officer", part=text, source=HERE),
    "decisions": lambda text: CommitteeDecision("resolved", text, HERE),
    "papers": lambda text: Paper(kind="background", title=text, meeting="", location="", public="", source=HERE),
}


@pytest.mark.parametrize("kind", RECORDS)
def test_what_people_write_is_compared_in_every_section_that_prints_it(kind: str) -> None:
    council = with_sections({"content": kind, **({"kinds": ["gains"]} if kind == "priorities" else {})})
    one, other = (material(RECORDS[kind](text), council=council) for text in ("It was so.", "It was not."))
    assert len(lines(one, other)) == 1


def test_what_comes_into_a_section_that_had_nothing_is_added() -> None:
    council = with_sections({"content": "undertakings", "title": "Promises"})
    found = lines(material(council=council), material(undertaking("U1"), council=council))
    assert [(each.section, each.was, each.is_addition) for each in found] == [("Promises", "", True)]


def test_a_claim_about_no_indicator_is_compared_too() -> None:
    council = with_sections({"content": "claims"})
    one, other = (material(claim(text, "on target"), council=council) for text in ("It was so.", "It was not."))
    (change,) = lines(one, other)
    assert (change.title, change.was, change.now) == ("claims", "It was so.", "It was not.")


def test_a_claim_is_not_repeated_beside_a_figure_that_is_suppressed_now() -> None:
    council = with_sections({"content": "claims"})
    said = claim("Two in three were in work.", "on target", "1180")
    few = material(said, council=council)
    many = material(said, council=council, card=replace(CARD, scores=tuple(_of_many(each) for each in CARD.scores)))
    policy = correction_policy(few.inputs)
    (change,) = changes(transcribe(public(many)), transcribe(public(few)), policy)
    assert (change.what, change.was, change.now) == ("Value", "Shown", "Held back")


def _of_many(score: Any) -> Any:
    return replace(score, numerator=30, denominator=60, comment="") if score.indicator == "1180" else score


def test_a_decision_with_another_reason_is_compared() -> None:
    def decided(reason: str) -> RestrictedMaterial:
        judgement = Judgement.model_validate(
            {
                "indicator": "1178", "status": CARD.scores[0].final, "since": "2012-13 Q1", "until": "2012-13 Q1",
                "by": "Director", "on": "2012-08-01", "reason": reason,
            }
        )  # fmt: skip
        first, *others = CARD.scores
        scored = replace(CARD, scores=(replace(first, judgement=judgement), *others))
        return material(card=scored, council=with_sections({"content": "quality"}))

    (change,) = lines(decided("One family moved in."), decided("The count was late."))
    assert (change.what, "family" in change.was, "late" in change.now) == ("Decision", True, True)


def test_the_header_of_the_report_is_compared() -> None:
    council = with_sections({"content": "glance"}, details={"Considered": "{considered}"})
    one, other = material(council=council), material(fact("considered by cabinet on", "3 September 2012"), council=council)
    (change,) = lines(one, other)
    assert (change.title, change.now) == ("Report details: Considered", "3 September 2012")


@pytest.mark.parametrize("kind", sorted(set(KINDS) - LEFT_OUT))
def test_every_section_has_a_cell_for_itself_and_for_those_below_it(kind: str) -> None:
    council = with_sections({"content": kind})
    given = material(*(make("It was so.") for make in RECORDS.values()), council=council)
    printed = [" / ".join(path) for path, _ in sections_in(section(council.profile.report.cover[0], given, "x"))]
    found = [each.subject for each in transcribe(given).as_of(2).cells if each.what == "Text" and kind in each.subject]
    assert printed == found
