"""Rewording decides nothing: with every wording function saying nonsense, ratings, suppression and checks are what they were.

The same with nonsense that differs where what is printed does: then the list of what a correction changed is what it was.
"""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from types import FunctionType, ModuleType
from typing import Any, get_type_hints

import pytest

import quarterly
from adapters.render.markdown import rich
from adapters.screening import screening_for
from quarterly.collecting.narrative.records import Claim, Narrative
from quarterly.collecting.returns.records import IndicatorRow
from quarterly.configuration.targets import words as target_words
from quarterly.disclosure.corrections import CorrectionPolicy
from quarterly.disclosure.report_inputs import RestrictedInputs, redact
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.reporting import wording
from quarterly.reporting.changes import Holds
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.claims import verdict
from quarterly.reporting.checks.run import contradictions
from quarterly.reporting.diff import changes
from quarterly.reporting.parts import Material, RestrictedMaterial
from quarterly.reporting.transcript import transcribe
from quarterly.reporting.wording.scores import ScoreInWords
from quarterly.reporting.wording.suppressed import why_in_words
from quarterly.scoring.background import Background
from quarterly.scoring.benchmarking.published_rows import Comparator
from quarterly.scoring.figures import Surroundings
from quarterly.scoring.score import RatingStatus, Scorecard
from quarterly.scoring.series.points import Point, last_quarters
from quarterly.scoring.series.spc import Assurance, Variation
from quarterly.scoring.series.travel import Direction
from quarterly.scoring.why_unknown import Gap, NoComparison, NotKnown
from quarterly.vocabulary.rates import NoRate
from tests.unit.made import Q1, RULES, TOWN, TOWN_ACTIONS, TOWN_ROWS, card, public, restricted, row, source, words_of

NONSENSE = "Zzz 3 of 6, [c] because: 50% quartile (A)"
WORDING = (wording.__name__, target_words.__name__)

YEARS = last_quarters(Q1.previous, 9)
ROWS = [row("1180", None, 36, 60, "50% came before.") if each.indicator == "1180" else each for each in TOWN_ROWS]
BEFORE = Background(
    {
        "1180": {
            quarter: Point(value=Fraction(part * 100, 60), numerator=Fraction(part), denominator=Fraction(60))
            for quarter, part in zip(YEARS, [30, 33, 3, 31, 36, 30, 33, 30, 35], strict=True)
        },
        "1176": {quarter: Point(value=Fraction(60 + n)) for n, quarter in enumerate(YEARS)},
    },
    Surroundings(
        comparators={
            id: [
                Comparator(indicator=id, year="2011-12", area=str(300 + n), value=Fraction(40 + 5 * n), source="DfE")
                for n in range(8)
            ]
            for id in ("1176", "1180")
        },
        neighbours=("301", "302"),
    ),
)
SAYS = (
    "on target",
    "off target",
    "better than last quarter",
    "same as last year",
    "top or second quartile",
    "better than neighbours",
)
CLAIMS = tuple(
    Claim(text=f"A claim on {id}.", says=says, indicators=(id,), source=source())
    for id in ("1176", "1178", "1180")
    for says in SAYS
)


def decisions() -> dict[str, Any]:
    """Return everything that is decided of a quarter: ratings, what the public may see, verdicts, findings."""
    full = card(*ROWS, *TOWN_ACTIONS, background=BEFORE)
    narrative = Narrative(claims=CLAIMS)
    inputs = RestrictedInputs(
        council=TOWN, quarter=Q1, card=full, narrative=narrative, background=BEFORE, screening=screening_for(TOWN)
    )
    public = redact(inputs)
    return {
        "scores": full.scores,
        "public": public.card,
        "suppressed": inputs.suppressed,
        "narrative": public.narrative,
        "off target": [indicator.id for indicator, _ in inputs.off_target()],
        "verdicts": [[verdict(claim, TOWN, seen).outcome for claim in CLAIMS] for seen in (full, public.card)],
        "findings": _findings(full, narrative),
    }


def _findings(full: Scorecard, narrative: Narrative) -> list[tuple[str, str, str | None]]:
    found = contradictions(CheckedReport(TOWN, Q1, full, narrative), RULES)
    return [(finding.code, finding.file, finding.indicator) for finding in found]


def modules() -> Iterator[ModuleType]:
    """Yield every module of the domain."""
    for each in pkgutil.walk_packages(quarterly.__path__, "quarterly."):
        yield importlib.import_module(each.name)


def nonsense(said: object) -> Callable[..., Any]:
    return lambda *_, **__: said


def in_its_place(function: Callable[..., Any]) -> Callable[..., Any] | None:
    """Return what says nonsense in the place of a function that makes words; None for one that makes none."""
    made = get_type_hints(function).get("return")
    return {str: nonsense(NONSENSE), list[str]: nonsense([NONSENSE])}.get(made)  # type: ignore[arg-type]


def distinct_in_its_place(function: Callable[..., Any]) -> Callable[..., Any] | None:
    """Return what says other nonsense wherever a function that makes words would say other words, and nothing where it would."""
    if get_type_hints(function).get("return") is not str:
        return None

    def instead(*given: object, **named: object) -> str:
        text = function(*given, **named)
        return text and f"{NONSENSE} {sha256(text.encode()).hexdigest()}"

    return instead


def functions_of_wording() -> Iterator[tuple[ModuleType, str, FunctionType]]:
    """Yield every wording function with each module that has it, and the name it has there."""
    for module in modules():
        for name, each in list(vars(module).items()):
            if isinstance(each, FunctionType) and each.__module__.startswith(WORDING):
                yield module, name, each


@pytest.fixture
def reworded(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every wording function says nonsense, wherever it was imported to; the names of those that do."""
    replaced = set()
    for module, name, each in functions_of_wording():
        if instead := in_its_place(each):
            monkeypatch.setattr(module, name, instead)
            replaced.add(each.__name__)
    for name, each in list(vars(ScoreInWords).items()):
        getter = each.fget if isinstance(each, property) else getattr(each, "func", None)
        if getter and (instead := in_its_place(getter)):
            monkeypatch.setattr(ScoreInWords, name, property(instead))
            replaced.add(name)
    reasons: tuple[type[StrEnum], ...] = (NoComparison, Gap, NotKnown, NoRate)
    for member in (member for kind in reasons for member in kind):
        monkeypatch.setattr(member, "_value_", NONSENSE)
    return replaced


@pytest.fixture
def reworded_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every wording function says nonsense that is distinct for each text; what is printed of a score is made of it."""
    for module, name, each in functions_of_wording():
        if instead := distinct_in_its_place(each):
            monkeypatch.setattr(module, name, instead)


# Of ROWS, figures and comments differ, and one row is not received; TOWN_ROWS have a suppressed value.
CORRECTED = [
    row("1178", "109.4", comment="It has risen."),
    row("1180", None, 37, 60, "50% came before."),
    row("child-protection-plans", "29.6", row=9),
    row("1176", "61.9", row=11),
]


def changed_cells() -> list[tuple[Any, ...]]:
    """Return what a correction changed, for each rendering: the cells, what became of the ratings, what is suppressed."""
    found: list[tuple[Any, ...]] = []
    for before, now in ((ROWS, CORRECTED), (CORRECTED, ROWS), (ROWS, list(TOWN_ROWS)), (list(TOWN_ROWS), ROWS)):
        versions = [_material(rows) for rows in (before, now)]
        for readers, policy in ((restricted_of, None), (public_of, CorrectionPolicy(TOWN.profile.small_numbers))):
            was, is_now = (transcribe(readers(each)) for each in versions)
            found += [
                (
                    *(readers.__name__, each.subject, each.what, each.is_first, each.is_suppressed),
                    *(each.rating_was.holds, each.rating_now.holds),
                )
                for each in changes(was, is_now, policy)
            ]
    return found


def _material(rows: Sequence[IndicatorRow]) -> RestrictedMaterial:
    full = card(*rows, *TOWN_ACTIONS, background=BEFORE)
    return restricted(card=full, narrative=Narrative(claims=CLAIMS), background=BEFORE, rich=rich)


def restricted_of(material: RestrictedMaterial) -> Material:
    return material


def public_of(material: RestrictedMaterial) -> Material:
    return public(material)


DECIDED = decisions()
CHANGED = changed_cells()


def test_words_decide_nothing(reworded: set[str]) -> None:
    assert {"explanation", "direction", "position", "against_target", "target_printed", "quartile_or_rank", "in_unit"} <= reworded
    assert words_of(DECIDED["scores"][0]).explanation == NONSENSE
    assert decisions() == DECIDED


@pytest.mark.usefixtures("reworded_one_by_one")
def test_words_decide_nothing_of_what_a_correction_changed() -> None:
    assert changed_cells() == CHANGED


def test_a_correction_of_the_example_changes_figures_words_and_what_is_suppressed() -> None:
    changed = {what for _, _, what, *_ in CHANGED}
    assert {
        "Value",
        "Against the quarter before",
        "Commentary",
        "Place among others",
        "Forecast for the end of the year",
    } <= changed
    assert {True, False} == {each[3] for each in CHANGED} == {each[4] for each in CHANGED}
    assert {Holds.FIGURE, Holds.WORDS, Holds.SUPPRESSED} <= {each[5] for each in CHANGED}


def test_there_is_something_to_decide() -> None:
    """Of the example some is suppressed, some borne out, some contradicted, some not known."""
    assert len({outcome for outcomes in DECIDED["verdicts"] for outcome in outcomes}) == 3
    assert DECIDED["public"].scores != DECIDED["scores"]
    assert DECIDED["findings"]
    assert "quarterly.reporting.wording.explanation" in sys.modules


# What rules, stores and other programs know by its value, which a rewording must not change: nobody reads it.
STORED: tuple[type[StrEnum], ...] = (Direction, Variation, Assurance, WhySuppressed, RatingStatus)


def printed() -> list[Any]:
    """Return what is printed of the example: both renderings, each score in words, and every reason for a suppression."""
    material = _material(ROWS)
    words = [words_of(score) for score in material.card.scores]
    return [
        *(transcribe(readers(material)) for readers in (restricted_of, public_of)),
        *((each.travel_previous, each.travel_year, each.variation, each.assurance, each.explanation) for each in words),
        *map(why_in_words, WhySuppressed),
    ]


def test_no_value_that_is_stored_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = printed()
    for member in (member for kind in STORED for member in kind):
        monkeypatch.setattr(member, "_value_", NONSENSE)
    assert printed() == before


def test_a_reason_is_read_from_a_draft_that_has_its_sentence() -> None:
    """Until November 2026 drafts were stored with the sentence."""
    assert {WhySuppressed(why_in_words(why)) for why in WhySuppressed} == set(WhySuppressed)
