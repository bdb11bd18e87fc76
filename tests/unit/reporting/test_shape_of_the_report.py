"""Whatever an officer writes: ids are unique, tables are whole, and every section says something."""

from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from quarterly.collecting.narrative.records import Attendee, CommitteeDecision, Paper, PriorityRating, Recommendation, School
from quarterly.configuration.report_plan import SectionPlan
from quarterly.reporting.model import Report
from quarterly.scoring.score import Score
from tests.properties import costly
from tests.unit.made import built, public
from tests.unit.reporting.reports import (
    CARD,
    HERE,
    all_sections,
    claim,
    fact,
    implication,
    material,
    passage,
    tracker,
    undertaking,
    with_profile,
    with_sections,
)

CONTENTS = list(SectionPlan.model_fields["content"].annotation.__args__)  # type: ignore[union-attr]
EMPTY = ("off-target", "trends", "not-due")  # of the town: all off target are on the first page, none has a history or is not due
FOR_OFFICERS = ("claims", "quality")  # of the town: what its notes on data quality say is for officers
EVERYTHING = [{"content": each, "kinds": ["news", "worries"] if each == "passages" else []} for each in CONTENTS]
_TEXT = st.text("ab *-_\n.[]()1\u200f\x07[c]", max_size=12)
_REF = st.sampled_from(["", "U1", "u 1", "T-1"])
_RECORD = st.one_of(
    st.builds(
        passage, _TEXT, st.sampled_from(["news", "worries", "gains"]), st.sampled_from(["schools", "crime", "gone"]), _TEXT
    ),
    st.builds(implication, _TEXT, st.sampled_from(["financial", "legal"]), _TEXT),
    st.builds(Recommendation, _TEXT, st.just(HERE)),
    st.builds(Paper, kind=st.just("background"), title=_TEXT, meeting=_TEXT, location=_TEXT, public=_TEXT, source=st.just(HERE)),
    st.builds(lambda ref, text: tracker(ref, update=text, title=text, indicators=("1178", "gone")), _REF, _TEXT),
    st.builds(
        lambda rating, text: PriorityRating(priority="crime", rating=rating, rater=text, reason=text, source=HERE),
        st.sampled_from(["red", "Amber"]),
        _TEXT,
    ),
    st.builds(School, school=_TEXT, judgement=_TEXT, since=_TEXT, event=_TEXT, on=_TEXT, note=_TEXT, source=st.just(HERE)),
    st.builds(lambda ref, kind, text: undertaking(ref, kind=kind, what=text, progress=text), _REF, st.just("promise"), _TEXT),
    st.builds(lambda text, says: claim(text, says, "1178", "gone"), _TEXT, st.sampled_from(["on target", "top quartile"])),
    st.builds(Attendee, role=_TEXT, capacity=_TEXT, part=_TEXT, source=st.just(HERE)),
    st.builds(CommitteeDecision, st.sampled_from(["resolved", "noted"]), _TEXT, st.just(HERE)),
    st.builds(fact, st.sampled_from(["issue", "report to follow", "urgent item", "odd"]), _TEXT),
)


def whole(*records: Any, **changes: Any) -> Report:
    return built(material(*records, council=with_sections(*EVERYTHING), **changes))


def ids(report: Report) -> list[str]:
    sections = all_sections(report)
    inner = [str(block["id"]) for each in sections for block in each["blocks"] if block["type"] in ("table", "figure")]
    return [*(each["id"] for each in sections), *inner]


def twice(report: Report) -> list[str]:
    return [id for id, count in Counter(ids(report)).items() if count > 1]


def tables(report: Report) -> list[Any]:
    return [block for each in all_sections(report) for block in each["blocks"] if block["type"] == "table"]


@given(st.lists(_RECORD, max_size=8))
@costly(3, suppress_health_check=[HealthCheck.too_slow])
def test_every_report_has_whole_tables_and_ids_of_its_own(records: list[Any]) -> None:
    report = whole(*records)
    assert twice(report) == []
    assert [table["id"] for table in tables(report) if sum(column["width"] for column in table["columns"]) != 100] == []
    assert [t["id"] for t in tables(report) for row in t["rows"] if len(row) != len(t["columns"])] == []


@given(st.lists(_RECORD, max_size=8))
@costly(3, suppress_health_check=[HealthCheck.too_slow])
def test_no_section_is_a_bare_heading(records: list[Any]) -> None:
    bare = [each["title"] for each in all_sections(whole(*records)) if not each["blocks"] and not each["sections"]]
    assert [title for title in bare if not title.startswith("Objective")] == []


def test_every_kind_of_section_can_stand_in_the_cover_report_and_again_in_an_appendix() -> None:
    council = with_sections(*EVERYTHING, appendices=[{"key": "a", "title": "A", "sections": [
        {"title": each["content"], **each} for each in EVERYTHING
    ]}])  # fmt: skip
    assert twice(built(material(council=council))) == []


def test_a_service_named_like_another_and_a_kind_together_has_an_id_of_its_own() -> None:
    services = {"schools": {"name": "Schools", "contact": "schools-data"}}
    services |= {"schools-early": {"name": "Early years", "contact": "schools-data"}}
    kinds = {"early-news": {"title": "Early news", "by": "service"}, "news": {"title": "News", "by": "service"}}
    report = with_sections({"content": "passages", "kinds": list(kinds)}).profile.report.model_dump(mode="json")
    other = with_profile(narrative=kinds, services=services, report=report)
    assert twice(built(material(council=other))) == []


def test_no_list_and_no_table_is_empty() -> None:
    empty = [block for each in all_sections(whole()) for block in each["blocks"] if not block.get("items", block.get("rows", 1))]
    assert empty == []


def test_a_report_of_which_nothing_was_received_is_a_report() -> None:
    none = replace(CARD, scores=tuple(Score(indicator=s.indicator, standing=s.standing) for s in CARD.scores))
    without_figures = ("glance", "quality")
    assert len(whole(undertaking(), card=none)["sections"]) == len(CONTENTS) - len(EMPTY) - len(without_figures)


def test_the_public_report_has_the_sections_of_the_restricted_one_but_those_for_officers() -> None:
    theirs = built(public(material(undertaking(), council=with_sections(*EVERYTHING))))
    assert [each["title"] for each in theirs["sections"]] == [each for each in CONTENTS if each not in FOR_OFFICERS + EMPTY]


def test_the_public_report_counts_its_sections_without_those_for_officers() -> None:
    numbers = [each["number"] for each in built(public(material(undertaking(), council=with_sections(*EVERYTHING))))["sections"]]
    assert numbers == [str(place) for place in range(1, len(CONTENTS) - len(FOR_OFFICERS + EMPTY) + 1)]


def test_an_appendix_of_claims_alone_is_for_officers_alone() -> None:
    council = with_sections(appendices=[{"key": "a", "title": "A", "sections": [{"title": "Claims", "content": "claims"}]}])
    found = [built(each)["appendices"] for each in (material(council=council), public(material(council=council)))]
    assert [len(each) for each in found] == [1, 0]
