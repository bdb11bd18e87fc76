"""Does a stage's key hold every field of a council's files that its body sees, and no other?"""

from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from quarterly.collecting.past.figures import PastFigure
from quarterly.configuration.council import Council
from quarterly.configuration.elections import Election
from quarterly.configuration.layouts import FileLayout, Layouts, TableMap
from quarterly.configuration.own_rules import ChangedRule, OwnExpectations, OwnRule
from quarterly.configuration.year_ends import YearEnd, YearState
from quarterly.vocabulary.quarter import Quarter
from tests.unit.changed_fields import NAMES, Field, changed, fields_of, known_fields
from tests.unit.keys_of_stages import COMPILE, SCORE, VALIDATE, Keys

FULL, SMALL, OTHER = ("sampleshire", "2026-27 Q2"), ("dudley", "2012-13 Q1"), ("central-bedfordshire", "2010-11 Q2")
COUNCILS = (FULL, SMALL, OTHER)

# Of a target, of a band and of a last band that holds always, one field cannot be another without a second one.
ONLY_TOGETHER = {
    *(f"catalogue.indicators.*.targets.*.*.{name}" for name in ("baseline", "due", "profile", "quarters", "starts")),
    *(f"profile.rules.*.bands.*.{name}" for name in ("status", "not_rated", "when")),
}

# What matters most, by hand, so that a field left out of a projection is missed even if nobody reads it there any more.
SEEN_BY: dict[str, set[str]] = {
    "profile.name": {VALIDATE, SCORE, COMPILE},
    "profile.short_name": {VALIDATE, COMPILE},
    "profile.committee": {COMPILE},
    "profile.services.*.name": {VALIDATE, SCORE, COMPILE},
    "profile.services.*.files": set(),
    "profile.services.*.decimal_comma": {VALIDATE},
    "profile.contacts.*.role": {VALIDATE, SCORE, COMPILE},
    "profile.contacts.*.email": {VALIDATE, SCORE, COMPILE},
    "profile.contacts.*.deputy": set(),
    "profile.contacts.*.sends_for": set(),
    "profile.services.*.head": set(),
    "profile.mail.trusted_host": set(),
    "profile.mail.microsoft_365": set(),
    "profile.performance_officer": {VALIDATE, SCORE, COMPILE},
    "profile.priorities.*.name": {VALIDATE, COMPILE},
    "profile.priorities.*.objectives.*.actions.*.ref": {VALIDATE, SCORE, COMPILE},
    "profile.priorities.*.objectives.*.actions.*.lead": {COMPILE},
    "profile.scales.indicators.states.*.word": {VALIDATE, SCORE, COMPILE},
    "profile.scales.indicators.states.*.status": {VALIDATE, SCORE, COMPILE},
    "profile.scales.indicators.states.*.at_risk_of": {SCORE, COMPILE},
    "profile.scales.indicators.states.*.explain": {COMPILE},
    "profile.scales.indicators.states.*.on_target": {COMPILE},
    "profile.scales.indicators.states.*.meaning": {COMPILE},
    "profile.scales.actions.states.*.word": {VALIDATE, COMPILE},
    "profile.rules.*.bands.*.when.*.at_least": {SCORE, COMPILE},
    "profile.rules.*.limits.*": {SCORE, COMPILE},
    "profile.suites.*.title": {COMPILE},
    "profile.sets.*": {COMPILE},
    "profile.narrative.*.title": {VALIDATE, COMPILE},
    "profile.narrative.*.by": {VALIDATE, COMPILE},
    "profile.narrative.*.spellings.*": {VALIDATE},
    "profile.narrative.*.required": {COMPILE},
    "profile.implications.*": {VALIDATE, COMPILE},
    "profile.area": {SCORE},
    "profile.travel_window": {SCORE},
    "profile.travel.last_year_end": {SCORE, COMPILE},
    "profile.travel.quarter": {SCORE, COMPILE},
    "profile.neighbours_average": {SCORE},
    "profile.spc_outliers": {SCORE, COMPILE},
    "profile.gates.blocking": {COMPILE},
    "profile.gates.sign_off": set(),
    "profile.gates.considered_by": set(),
    "profile.gates.release": set(),
    "profile.gates.released_by": set(),
    "profile.gates.commentary": set(),
    "profile.gates.returns": set(),
    "profile.gates.under_query": set(),
    "profile.gates.contradictions": set(),
    "profile.gates.implications": set(),
    "profile.gates.large_changes": set(),
    "profile.gates.agenda": set(),
    "profile.democratic_services.clerk": set(),
    "profile.drafts.challenge.*": set(),
    "profile.drafts.restricted_for": set(),
    "profile.calendar.not_before": set(),
    "profile.calendar.meetings.*": {COMPILE},
    "profile.calendar.closed.*": {COMPILE},
    "profile.calendar.steps.*.what": set(),
    "profile.commentary_working_days": set(),
    "profile.chasing.before": set(),
    "profile.chasing.clears": set(),
    "profile.commentary.remarks": set(),
    "profile.commentary.head_of_service": set(),
    "profile.small_numbers.largest": {VALIDATE, SCORE, COMPILE},
    "profile.small_numbers.safe.*": {SCORE, COMPILE},
    "profile.small_numbers.not_people.*": {SCORE, COMPILE},
    "profile.small_numbers.protect.*": {VALIDATE, SCORE, COMPILE},
    "profile.small_numbers.zero": {SCORE, COMPILE},
    "profile.small_numbers.all": {SCORE, COMPILE},
    "profile.small_numbers.small_group": {SCORE, COMPILE},
    "profile.small_numbers.rounding": {SCORE, COMPILE},
    "profile.small_numbers.order": {SCORE, COMPILE},
    "profile.known_names.no_person.*.*": {VALIDATE, COMPILE},
    "profile.known_names.may_be_named.*.name": {VALIDATE, COMPILE},
    "profile.questions": {VALIDATE},
    "profile.agenda": set(),
    "profile.report.title": {COMPILE},
    "profile.products.*.title": {COMPILE},
    "profile.report.word_template": {COMPILE},
    "profile.report.details.*": {COMPILE},
    "profile.report.cover.*.title": {COMPILE},
    "catalogue.indicators.*.name": {VALIDATE, SCORE, COMPILE},
    "catalogue.indicators.*.unit": {VALIDATE, SCORE, COMPILE},
    "catalogue.indicators.*.polarity": {VALIDATE, SCORE, COMPILE},
    "catalogue.indicators.*.targets.*.*.annual": {VALIDATE, SCORE, COMPILE},
    "catalogue.indicators.*.owner": {COMPILE},
    "catalogue.indicators.*.suites": {COMPILE},
    "catalogue.indicators.*.definition": {COMPILE},
    "catalogue.indicators.*.rule": {VALIDATE, SCORE, COMPILE},
    "catalogue.indicators.*.counts": {VALIDATE, SCORE, COMPILE},
    "catalogue.indicators.*.population": {COMPILE},
    "catalogue.parts_of.*.total": {VALIDATE, COMPILE},
    "catalogue.parts_of.*.parts.*": {VALIDATE, COMPILE},
    "catalogue.of_which.*.part": {COMPILE},
    "catalogue.same_denominator.*.*": {COMPILE},
    "catalogue.same_count": {VALIDATE, COMPILE},
    "catalogue.stock_and_flow": {VALIDATE},
    "catalogue.denominator_is.*": {COMPILE},
    "catalogue.populations.*.by_year.*": {COMPILE},
    "expectations.rules.*.severity": {VALIDATE},
    "expectations.rules.*.kwargs.*": {VALIDATE},
    "expectations.changes.*.severity": {VALIDATE},
    "layouts.layouts": {VALIDATE},
    "layouts.layouts.*.files.*": {VALIDATE},
    "layouts.layouts.*.tables.*.value": {VALIDATE},
    "judgements.judgements.*.status": {SCORE, COMPILE},
    "judgements.judgements.*.reason": {SCORE, COMPILE},
}  # fmt: skip


# Of the councils that are here none needs a layout or rules of its own.
LAYOUTS = Layouts(
    layouts={
        "scorecard": FileLayout(
            files=("Scorecard*",),
            services=("children-in-care", "safeguarding"),
            tables=(
                TableMap(
                    period=("Year",),
                    said_as={"value": ("Actual",)},
                    exceptions={"1180": {"value": "its last month"}},
                    not_read=("Total*",),
                    cells={"1180": {"value": "D14"}},
                ),
            ),
        )
    }
)

EXPECTATIONS = OwnExpectations(
    rules=(
        OwnRule(
            code="X01",
            severity="info",
            message="{indicator} is high.",
            remedy="Check it.",
            type="expect_column_values_to_be_between",
            kwargs={"column": "value", "max_value": 40},
            asks=("value",),
            indicators=("1180",),
            passes=({"PI ref": "1180", "Actual": 30},),
            fails=({"PI ref": "1180", "Actual": 50},),
        ),
    ),
    changes=(ChangedRule(code="V12", severity="off", reason="Targets are of the year."),),
)

ELECTIONS = (Election(poll=date(2027, 5, 6), begins=date(2027, 3, 29)),)
YEARS = {"2005-06": YearEnd(state=YearState.FINAL, on=date(2007, 1, 31), by="Performance officer")}


@dataclass(frozen=True)
class Tried:
    """A field with another value: the stages that see another council, those that should, and of each kind of field one's keys.

    `stages` is None where the field can have no other value.
    """

    field: Field
    stages: set[str] | None = None
    expected: set[str] | None = None
    now: Keys | None = None


@cache
def _keys(of: tuple[str, str]) -> Keys:
    keys = Keys(*of)
    calendar = keys.council.profile.calendar and keys.council.profile.calendar.model_copy(update={"elections": ELECTIONS})
    profile = keys.council.profile.model_copy(update={"years": YEARS, "calendar": calendar})
    more = {"profile": profile, "expectations": EXPECTATIONS, **({"layouts": LAYOUTS} if of == SMALL else {})}
    return keys.of(keys.council.model_copy(update=more))


@cache
def _tried(of: tuple[str, str]) -> list[Tried]:
    """Return every field of a council, each tried once for all tests."""
    before, found, kinds = _keys(of), list[Tried](), set[str]()
    for field in fields_of(before.council):
        if field.path == ("key",):  # the folder's name, which is in the place where a stage's output lies
            continue
        other = changed(before.council, field)
        if other is None:
            found.append(Tried(field))
            continue
        now = before.of(other)
        is_first = field.kind not in kinds
        kinds.add(field.kind)
        found.append(Tried(field, before.changes(now), before.expected(field, now), now if is_first else None))
    return found


@pytest.mark.parametrize("of", COUNCILS, ids=lambda of: str(of[0]))
def test_every_field_changes_the_keys_of_the_stages_that_see_it_and_no_other(of: tuple[str, str]) -> None:
    before, tried = _keys(of), _tried(of)
    keys = {stage: before.key(stage) for stage in before.seen}
    for each in tried:  # of each kind of field the keys themselves, not only what they are the digest of
        if each.now:
            now = each.now
            assert {stage for stage, key in keys.items() if now.key(stage) != key} == each.stages, each.field.kind
    assert not [(each.field.path, each.stages, each.expected) for each in tried if each.stages not in (None, each.expected)]
    # A council may have no other rule or set to name.
    assert {each.field.kind for each in tried if each.stages is None and each.field.of not in NAMES} <= ONLY_TOGETHER


def test_no_field_that_can_be_written_is_left_out() -> None:
    tried = {each.field.of for of in COUNCILS for each in _tried(of) if each.stages is not None}
    assert known_fields(Council) - tried == {("Council", "key")}


@pytest.mark.parametrize(("kind", "stages"), SEEN_BY.items())
def test_what_each_stage_sees(kind: str, stages: set[str]) -> None:
    tried = (each for of in COUNCILS for each in _tried(of) if each.field.kind == kind)
    assert {stage.split()[0] for each in tried for stage in each.stages or ()} == stages


@pytest.mark.parametrize("kind", ["profile.name", "profile.contacts.*.email", "profile.services.*.contact"])
def test_where_no_two_services_send_one_figure_nobody_is_written_to_by_the_score(kind: str) -> None:
    keys = _keys(SMALL)
    others = [changed(keys.council, field) for field in fields_of(keys.council) if field.kind == kind]
    assert others
    assert not any(SCORE in keys.changes(keys.of(now)) for now in others if now)


@pytest.mark.parametrize("part", ["own_words", "addresses", "not_people", "may_be_named"])
@pytest.mark.parametrize("stage", [f"{VALIDATE} schools", COMPILE])
def test_whatever_texts_are_screened_with_is_in_the_keys_of_the_stages_that_screen(stage: str, part: str) -> None:
    keys, other = Keys(*SMALL), Keys(*SMALL)
    known = replace(keys.screening.known, **{part: frozenset({"another"})})
    other.__dict__["screening"] = replace(keys.screening, known=known)
    assert keys.key(stage) != other.key(stage)


EARLIER = PastFigure(
    quarter=Quarter(2012, 4),
    value=Fraction(50),
    numerator=Fraction(30),
    denominator=Fraction(60),
    as_published=Fraction(51),
    is_illustrative=False,
)


@pytest.mark.parametrize("part", [each.name for each in fields(PastFigure)])
def test_whatever_is_known_of_earlier_quarters_is_in_the_key_of_the_service_that_sends_the_indicator(part: str) -> None:
    keys, other = Keys(*SMALL), Keys(*SMALL)
    now: Any = {"quarter": Quarter(2012, 3), "is_illustrative": True}.get(part, Fraction(7))
    keys.__dict__["pasts"], other.__dict__["pasts"] = {"1180": (EARLIER,)}, {"1180": (replace(EARLIER, **{part: now}),)}
    stages = {stage for stage in keys.seen if stage.startswith(VALIDATE) and keys.key(stage) != other.key(stage)}
    assert stages == {f"{VALIDATE} children-in-care"}
