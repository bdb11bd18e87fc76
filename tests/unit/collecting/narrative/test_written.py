"""What people write in a new field or a new kind of record is redacted and checked without being listed anywhere."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, cast, get_type_hints

import pytest

from quarterly.collecting.narrative.records import Narrative, Tracker
from quarterly.collecting.sheets.source import Source
from quarterly.collecting.written import prose_in, typed_in, with_texts, with_typed
from quarterly.configuration.judgement import Judgement
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.free_text import TextRules
from quarterly.disclosure.narrative import redact_narrative
from quarterly.reporting.checks.texts import texts_of
from quarterly.scoring.background import Background
from quarterly.scoring.score import ActionScore, RatingStatus, Score
from quarterly.vocabulary.text_opt_outs import Key, Recorded, Reference
from tests.unit.made import TOWN, public_card
from tests.unit.reporting.reports import CARD, COUNCIL, HERE

SMALL = "3 children were hurt."


@dataclass(frozen=True, slots=True)
class SiteVisit:
    """A kind of record that nobody has listed."""

    home: Key
    visitor: Recorded
    what_was_seen: str
    remarks: tuple[str, ...]
    indicators: tuple[Key, ...]
    on: date | None
    source: Source
    note: str | None = None
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class NewNarrative(Narrative):
    visits: tuple[SiteVisit, ...] = ()


@dataclass(frozen=True, slots=True)
class NewActivity(ActionScore):
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class NewTracker(Tracker):
    risk: str = ""


VISIT = SiteVisit("3 children", SMALL, SMALL, (SMALL, "All is well."), ("3",), date(2012, 8, 3), HERE)
TRACKER = NewTracker(
    ref="T1",
    priority="young-people",
    title="Visits",
    rating="red",
    update="They are late.",
    lead="",
    indicators=(),
    source=HERE,
    risk=SMALL,
)


def test_a_new_kind_of_record_is_redacted_and_only_keys_are_left() -> None:
    public = redact_narrative(NewNarrative(visits=(VISIT,)), TextRules(SmallNumbers()))
    assert cast(NewNarrative, public).visits == (
        SiteVisit("3 children", "[c]", "[c]", ("[c]", "All is well."), ("3",), date(2012, 8, 3), HERE),
    )


def test_a_new_kind_of_record_is_screened_and_only_keys_are_left() -> None:
    screened = {name for name, _ in typed_in(VISIT)}
    changed = with_typed(NewNarrative(visits=(VISIT,)), lambda _: "-")
    assert screened == {"visitor", "what_was_seen", "remarks"}
    assert changed.visits == (SiteVisit("3 children", "-", "-", ("-", "-"), ("3",), date(2012, 8, 3), HERE),)


def test_a_new_field_of_a_known_kind_is_screened_and_a_reference_too() -> None:
    changed = with_typed(TRACKER, lambda _: "-")
    assert (changed.ref, changed.risk, changed.priority) == ("-", "-", "young-people")


def test_a_new_field_of_a_known_kind_is_redacted() -> None:
    (public,) = redact_narrative(Narrative(trackers=(TRACKER,)), TextRules(SmallNumbers())).trackers
    assert (public.ref, public.update, cast(NewTracker, public).risk) == ("T1", "They are late.", "[c]")


def test_a_new_kind_of_record_is_checked() -> None:
    found = texts_of(COUNCIL, CARD, NewNarrative(visits=(VISIT,)))
    places = [(each.location, each.source) for each in found if each.text == SMALL]
    assert places == [("what was seen of site visit 1", HERE), ("remarks of site visit 1", HERE)]


def test_a_new_field_of_a_known_kind_is_checked_beside_the_one_it_is_about() -> None:
    found = {each.location: each.key for each in texts_of(COUNCIL, CARD, Narrative(trackers=(TRACKER,)))}
    assert found["update of action tracker T1"] == "tracker/T1"
    assert found["risk beside update of action tracker T1"] == "tracker/T1/risk"


def test_a_new_field_of_a_key_activity_is_redacted_and_checked() -> None:
    card = replace(
        CARD,
        actions=(
            NewActivity(
                ref="A1", standing=RatingStatus.RATED, status="tick", progress="It goes on.", source=HERE, next_step=SMALL
            ),
        ),
    )
    (public,) = public_card(card, TOWN, Background()).actions
    assert (public.ref, public.status, public.progress, cast(NewActivity, public).next_step) == (
        "A1",
        "tick",
        "It goes on.",
        "[c]",
    )
    found = {each.location: each.key for each in texts_of(COUNCIL, card, Narrative())}
    assert found["progress of A1"] == "progress/A1"
    assert found["next step beside progress of A1"] == "progress/A1/next_step"


def test_every_text_field_of_narrative_is_met_by_the_walk() -> None:
    met: list[str] = []

    def note(text: str) -> str:
        met.append(text)
        return text

    for kind in fields(Narrative):
        (record,) = cast(Any, kind.type).__args__[:1]
        blank = {each.name: f"{kind.name}.{each.name}" for each in fields(record) if each.type in (str, Recorded)}
        rest = {each.name: "" for each in fields(record) if each.type in (Key, Reference)}
        other = {"source": HERE, "indicators": (), "due": None}
        given = {name: value for name, value in {**other, **rest, **blank}.items() if name in {f.name for f in fields(record)}}
        with_texts(record(**given), note)
        assert set(blank.values()) <= set(met)


@pytest.mark.parametrize("opted_out", ["home", "visitor", "indicators", "on", "source"])
def test_what_opts_out_by_its_type_is_no_prose(opted_out: str) -> None:
    assert opted_out not in [name for name, _ in prose_in(VISIT)]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScore(Score):
    plan: str = ""


DECIDED = Judgement(
    indicator="1178", status="star", since="2012-13 Q1", until="2012-13 Q4", by="Director", on=date(2012, 8, 3), reason=SMALL
)


def test_a_new_field_of_a_score_is_redacted_and_checked() -> None:
    new = {field.name: getattr(CARD.scores[0], field.name) for field in fields(Score)} | {
        "comment": "All is well.",
        "plan": SMALL,
    }
    card = replace(CARD, scores=(NewScore(**new), *CARD.scores[1:]))
    public = public_card(card, TOWN, Background()).scores[0]
    assert (public.comment, cast(NewScore, public).plan) == ("All is well.", "[c]")
    found = {each.location: (each.key, each.indicator) for each in texts_of(COUNCIL, card, Narrative())}
    assert found["commentary on PI 1178"] == ("commentary/1178", "1178")
    assert found["plan beside commentary on PI 1178"] == ("commentary/1178/plan", "1178")


def test_the_reason_of_a_judgement_is_redacted_and_the_rest_of_it_stays() -> None:
    card = replace(CARD, scores=(replace(CARD.scores[0], judgement=DECIDED), *CARD.scores[1:]))
    public = public_card(card, TOWN, Background()).scores[0]
    assert public.judgement == DECIDED.model_copy(update={"reason": "[c]"})


def test_every_text_of_a_score_is_met_by_the_walk_or_opts_out_by_its_type() -> None:
    hints = get_type_hints(Score, include_extras=True)
    assert [name for name, hint in hints.items() if hint is str] == ["comment"]
