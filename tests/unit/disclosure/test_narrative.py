"""The press reads the public pack: nothing people wrote beside the figures may tell of a handful of children."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.narrative.records import Attendee, CommitteeDecision, Paper, PriorityRating, Recommendation, School
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.reporting.parts import RestrictedMaterial
from quarterly.reporting.wording.figures import written_day
from tests.properties import costly
from tests.unit.made import built, public
from tests.unit.reporting.reports import (
    CONTENTS_OF_NARRATIVE,
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

COUNCIL = with_sections(*CONTENTS_OF_NARRATIVE)
SMALL = "3 children were hurt"
Maker = Callable[[str], Any]


def shown(whole: RestrictedMaterial) -> str:
    """Return everything the public sees of a report: its view model and its open data."""
    readers = public(whole)
    return json.dumps([built(readers), open_data(readers)], ensure_ascii=False)


def public_of(*records: Any, **changes: Any) -> str:
    return shown(material(*records, council=COUNCIL, **changes))


REFERENCES: dict[str, Maker] = {
    "a tracker's ref": lambda text: tracker(ref=text),
    "an undertaking's ref": lambda text: undertaking(text),
}
PROSE: dict[str, Maker] = {
    "a passage": lambda text: passage(text),
    "a passage's lead": lambda text: passage("So it was.", topic=text),
    "a passage about a priority": lambda text: passage(text, "gains", "young-people"),
    "an implication": lambda text: implication(text),
    "a recommendation": lambda text: Recommendation(text, HERE),
    "a paper's title": lambda text: Paper(kind="background", title=text, meeting="", location="", public="", source=HERE),
    "a tracker's update": lambda text: tracker(update=text),
    "a tracker's title": lambda text: tracker(title=text),
    "a reason for a rating": lambda text: PriorityRating(
        priority="crime", rating="red", rater="Director", reason=text, source=HERE
    ),
    "a note on a school": lambda text: School(
        school="Hill School", judgement="Special measures", since="", event="", on="", note=text, source=HERE
    ),
    "an event of a school": lambda text: School(
        school="Hill School", judgement="Special measures", since="", event=text, on="", note="", source=HERE
    ),
    "what was promised": lambda text: undertaking(what=text),
    "the progress of a promise": lambda text: undertaking(progress=text),
    "a claim": lambda text: claim(text, "on target", "1178"),
    "a decision": lambda text: CommitteeDecision("resolved", text, HERE),
    "a report to follow": lambda text: fact("report to follow", text),
    "a reason for urgency": lambda text: fact("urgent item", text),
}
TYPED: dict[str, Maker] = {  # cells that are chosen from a list, or short, and in which people write all the same
    "a school's judgement": lambda text: School(
        school="Hill School", judgement=text, since="", event="", on="", note="", source=HERE
    ),
    "the day of a school's event": lambda text: School(
        school="Hill School", judgement="Special measures", since="", event="Visit", on=text, note="", source=HERE
    ),
    "since when a school is in it": lambda text: School(
        school="Hill School", judgement="Special measures", since=text, event="", on="", note="", source=HERE
    ),
    "a rating that is none": lambda text: PriorityRating(priority="crime", rating=text, rater="Director", reason="", source=HERE),
    "a kind of undertaking that is none": lambda text: undertaking(kind=text),
    "a kind of decision that is none": lambda text: CommitteeDecision(text, "To note it.", HERE),
    "where a paper can be seen": lambda text: Paper(
        kind="background", title="The plan", meeting="", location=text, public="", source=HERE
    ),
    "the meeting that had a paper": lambda text: Paper(
        kind="background", title="The plan", meeting=text, location="", public="", source=HERE
    ),
    "somebody's part": lambda text: Attendee(role="Head of care", capacity="Officer", part=text, source=HERE),
    "a claim that says what none says": lambda text: claim("Visits.", text, "1178"),
    "a tracker's rating that is none": lambda text: tracker(rating=text),
    "a tracker's priority that is gone": lambda text: tracker(priority=text),
}


@pytest.mark.parametrize("kind", [*PROSE, *TYPED])
def test_no_small_count_reaches_the_press(kind: str) -> None:
    record = {**PROSE, **TYPED}[kind](SMALL)
    restricted = json.dumps(built(material(record, council=COUNCIL)), ensure_ascii=False)
    assert SMALL.casefold() in restricted.casefold()
    assert SMALL.casefold() not in public_of(record).casefold()


@pytest.mark.parametrize("kind", REFERENCES)
def test_a_reference_in_words_counts_no_children_either(kind: str) -> None:
    assert "3 boys at Hill House" not in public_of(REFERENCES[kind]("3 boys at Hill House"))


def test_a_reference_in_figures_stays() -> None:
    assert "U3" in public_of(undertaking("U3"))


def test_no_small_count_reaches_the_press_by_what_was_promised_a_quarter_ago() -> None:
    assert SMALL not in public_of(promised=(undertaking("U9", what=SMALL),))


@pytest.mark.parametrize("kind", PROSE)
def test_a_value_that_is_held_back_is_not_quoted(kind: str) -> None:
    assert "50%" not in public_of(PROSE[kind]("Of care leavers 50% were in work."))


AROUND = ["Many came. {} It rained.", "- One thing\n- {}\n- more", "**{}**", "a; {}"]
SECRETS = ["Three children were hurt.", "2 of the 60 left.", "Care leavers in work: 50%.", "One girl died."]


@given(st.sampled_from(list(PROSE)), st.sampled_from(AROUND), st.sampled_from(SECRETS))
@costly(2)
def test_no_secret_is_in_the_public_model(kind: str, around: str, secret: str) -> None:
    assert secret not in public_of(PROSE[kind](around.format(secret)))


def test_an_ordered_list_of_a_summary_is_still_a_list_for_the_public() -> None:
    text = public_of(passage("Next:\n\n1. Visit the homes.\n2. Write to parents."))
    assert ("Visit the homes." in text, '"ordered": true' in text, "[c] Visit" in text) == (True, True, False)


@pytest.mark.parametrize("day", ["5/11/2012", "5.11.12", "3 May 2012", "2012-11-05"])
def test_a_day_is_no_count_of_children(day: str) -> None:
    assert f"expected on {written_day(day)}" in public_of(fact("report to follow", "Annex B"), fact("expected on", day))
