"""Every figure of a quarter as sheets of a workbook: numbers as numbers, so that the management team can sort and add them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.products import ProductPlan
from quarterly.reporting.build import MARKINGS
from quarterly.reporting.parts import RestrictedMaterial, action_mark, plain_mark_of
from quarterly.reporting.sections.contents import filled_in
from quarterly.reporting.wording.distances import TARGET_DECIMALS, distance_number, distance_unit
from quarterly.reporting.wording.figures import in_unit
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import LEGEND
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.numbers import half_up, trimmed
from quarterly.vocabulary.suppressed import Suppressed

NOT_AVAILABLE = "[x]"


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the decimals and the sign it is printed with: 62.9 with "%" is stored as 62.9, a distance has its + or -."""

    value: Decimal
    symbol: str = ""
    is_distance: bool = False


Cell = str | Number


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook: the name on its tab, its title, what a reader must know, its columns and its rows."""

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its title, its marking and the lines of its cover, and its sheets in order."""

    title: str
    marking: str
    lines: tuple[str, ...]
    sheets: tuple[Sheet, ...]


def scorecard(plan: ProductPlan, material: RestrictedMaterial) -> Book:
    """Return the scorecard, small numbers included, so it is for the council's staff alone."""
    profile, quarter = material.council.profile, material.quarter
    invented, sheets = any(score.illustrative for _, score in material.scored()), tuple(_sheets(material))
    has_blanks = any(NOT_AVAILABLE in row for sheet in sheets for row in sheet.rows)
    lines = (
        profile.name,
        f"{quarter.title}: {quarter.period}",
        *([text] if (text := filled_in(plan.text, material)) else []),
        *([f"{NOT_AVAILABLE} stands where there is nothing."] if has_blanks else []),
        "A percentage is stored as the number before its sign: 62.9% as 62.9.",
        *([LEGEND] if invented else []),
    )
    return Book(plan.title, MARKINGS["restricted"], lines, sheets)


def _sheets(material: RestrictedMaterial) -> Sequence[Sheet]:
    quarter = material.quarter.title
    found = [
        Sheet("Figures", f"Every figure, {quarter}", (), _FIGURES, tuple(_figures(i, s, material) for i, s in material.scored())),
        Sheet("Quarters", "Every figure of the quarters before", (), _QUARTERS, tuple(_quarters(material))),
    ]
    if material.card.actions:
        found.append(Sheet("Key activities", f"Key activities, {quarter}", (), _ACTIONS, tuple(_actions(material))))
    return [sheet for sheet in found if sheet.rows]


_FIGURES = (
    "Reference", "Indicator", "Service", "Priority", "Owner", "Unit", "Basis", "Good is", "Value", "Numerator", "Denominator",
    "Rated value", "Rated basis", "Target", "Target, upper end", "Target in words", "Against target (+ is better)",
    "Distance counts in", "Rating", "Rating by rule", "Since the quarter before", "Since the same quarter last year",
    "Forecast for the end of the year", "Marks", "Illustrative", "Suppressed for the public",
)  # fmt: skip
_QUARTERS = ("Reference", "Indicator", "Quarter", "Value", "Marks")
_ACTIONS = ("Reference", "Key activity", "Lead", "Status", "Progress")


def _figures(indicator: Indicator, score: Score, material: RestrictedMaterial) -> tuple[Cell, ...]:
    profile, words = material.council.profile, material.words(indicator, score).without_signs
    priority = next((each.name for each in profile.priorities if each.id == indicator.priority), "")
    ahead = score.forecast.value if score.forecast else None
    return (
        indicator.ref or NOT_AVAILABLE,
        indicator.name,
        profile.services[indicator.service].name,
        priority,
        profile.contacts[indicator.owner].role,
        indicator.unit.value,
        indicator.basis.value,
        indicator.polarity.value,
        _number(score.value, indicator),
        _count(score.numerator),
        _count(score.denominator),
        _number(score.rated_value, indicator),
        indicator.rated_basis.value,
        _end(words.target.low, indicator),
        _end(words.target.high if words.target.high != words.target.low else None, indicator),
        words.target_now or NOT_AVAILABLE,
        NOT_AVAILABLE if (apart := distance_number(words)) is None else Number(apart, is_distance=True),
        distance_unit(words) or NOT_AVAILABLE,
        plain_mark_of(score, profile.scales.indicators)["word"],
        profile.scales.indicators.state(score.mechanical).word if score.mechanical else NOT_AVAILABLE,
        words.travel_previous or NOT_AVAILABLE,
        words.travel_year or NOT_AVAILABLE,
        _number(ahead, indicator),
        _marks(score.marks),
        "Yes" if score.illustrative else "No",
        "Yes" if indicator.id in material.inputs.suppressed else "No",
    )


def _quarters(material: RestrictedMaterial) -> Sequence[tuple[Cell, ...]]:
    return [
        (indicator.ref or NOT_AVAILABLE, indicator.name, str(point.quarter), _number(point.value, indicator), _marks(point.marks))
        for indicator, score in material.scored()
        for point in score.history
    ]


def _actions(material: RestrictedMaterial) -> Sequence[tuple[Cell, ...]]:
    activities = {each.ref: each for each in material.council.profile.actions()}
    scale = material.council.profile.scales.actions
    return [
        (each.ref, of.activity, of.lead, action_mark(each, scale)["word"], each.progress or "None")
        for each in material.card.actions
        if (of := activities.get(each.ref))
    ]


def _number(value: Fraction | Suppressed | None, indicator: Indicator) -> Cell:
    if value is None or isinstance(value, Suppressed):
        return NOT_AVAILABLE
    if not indicator.unit.is_quantity:
        return in_unit(value, indicator)
    return Number(half_up(value, indicator.decimals), indicator.unit.symbol)


def _end(of_target: Fraction | None, indicator: Indicator) -> Cell:
    if of_target is None or not indicator.unit.is_quantity:
        return NOT_AVAILABLE if of_target is None else in_unit(of_target, indicator)
    return Number(Decimal(trimmed(of_target, TARGET_DECIMALS)), indicator.unit.symbol)


def _marks(marks: Sequence[Mark]) -> str:
    return " ".join(f"[{mark.value}]" for mark in marks) or "None"


def _count(value: Decimal | None) -> Cell:
    return NOT_AVAILABLE if value is None else Number(value)
