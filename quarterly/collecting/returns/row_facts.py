"""The facts about an indicator's row that the rules of expectations/ check, worked out in exact numbers.

A fact is empty where a rule does not apply: expectations ignore empty cells, and a condition on rows would double a rule's cost.
"""

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.collecting.past.questions import OF_VALUE, PastTerms, Question, questions
from quarterly.collecting.returns.counts_left_out import left_out_of_few
from quarterly.collecting.returns.misspelt import probably_meant
from quarterly.collecting.returns.plausibility import (
    FAR,
    agrees_with_counts,
    are_exchanged,
    counts_a_cohort,
    is_far,
    is_share_of_counts,
    is_whole,
    looks_like_fraction,
    places_of,
)
from quarterly.collecting.returns.quoted_figures import contradictions
from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.returns.target_agreement import agreed_target_text, any_target_agreed, target_agrees
from quarterly.collecting.returns.two_services import other_service, part_of, service_name, with_expected_figures
from quarterly.collecting.sheets.layout import plain
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.targets.target import Target
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.marks import marks as typed_marks
from quarterly.vocabulary.numbers import Unit, exact, trimmed
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.units import printed, with_sign

DTYPES = dict.fromkeys(("numerator", "denominator", "percentage", "quantity", "value"), "float64")


@dataclass(frozen=True, kw_only=True)
class RowContext:
    """One row as sent, with its indicator, None if it names none; `unread` if one of its cells could not be read.

    `values_unread` is whether the sheet's values probably stand under a heading that is not known, which is asked about.
    `names` are the names of all indicators, as headings are compared; `past` are the indicator's earlier figures. A row without
    an indicator has no unit, and one with an unreadable cell has no figure; both have a finding already, and get no second one.
    """

    sent: IndicatorRow
    indicator: Indicator | None
    service: str
    council: Council
    quarter: Quarter
    unread: bool
    names: Container[str]
    past: Past = ()
    values_unread: bool = False

    @cached_property
    def row(self) -> IndicatorRow:
        """The row without figures that another service sends."""
        return with_expected_figures(self.sent, self.indicator, self.service) if self.indicator else self.sent

    @cached_property
    def part(self) -> str:
        """Which part of the figure the service sends, "" for the whole."""
        return part_of(self.indicator, self.service) if self.indicator else ""

    @cached_property
    def is_own(self) -> bool:
        """Whether this service sends the indicator: targets of others are outside its check scope."""
        return self.indicator is not None and self.service in (self.indicator.service, self.indicator.denominator_service)

    @cached_property
    def unit(self) -> Unit | None:
        """The indicator's unit."""
        return self.indicator.unit if self.indicator else None

    @cached_property
    def is_ratio(self) -> bool:
        """Whether the figure is a numerator over a denominator."""
        return self.unit is not None and self.unit.scale > 1

    @cached_property
    def value(self) -> Fraction | None:
        """The unrounded value."""
        return self.row.exact_value(self.indicator) if self.indicator else None

    @cached_property
    def target(self) -> Target | None:
        """The target of the quarter."""
        return self.indicator.agreed(self.quarter) if self.indicator else None

    @cached_property
    def target_figure(self) -> Fraction | None:
        """The target, if it is one figure."""
        return self.target.low if self.target and self.target.low == self.target.high else None

    @cached_property
    def quoted(self) -> list[str]:
        """The figures of the comment that contradict the value."""
        if self.value is None or self.indicator is None:
            return []
        if not self.indicator.unit.is_quantity:
            return []
        return contradictions(self.row.comment, self.value, self.indicator.unit, self.indicator.decimals)

    @cached_property
    def figure(self) -> PastFigure:
        """The row's figures in the form in which earlier ones are known."""
        counts = (None if each is None else exact(each) for each in (self.row.numerator, self.row.denominator))
        numerator, denominator = counts if self.is_ratio else (None, None)
        return PastFigure(quarter=self.quarter, value=self.value, numerator=numerator, denominator=denominator)

    @cached_property
    def is_sound(self) -> bool:
        """Whether the row agrees with itself: one that does not is asked about that first, and not about its past."""
        row, percent = self.row, self.unit is Unit.PERCENT
        agrees = self.indicator is not None and not self.unread and agrees_with_counts(row, self.indicator)
        is_possible = (
            self.value is None
            or (self.value >= 0 and (not percent or self.value <= 100))
            or (self.unit is not None and self.unit.may_be_negative)
        )
        return agrees and is_possible and not (percent and looks_like_fraction(row, self.target_figure))

    @cached_property
    def is_of_another(self) -> bool:
        """Whether the row has the name of another indicator, whose figures they may be."""
        named = self.indicator is None or not self.row.name or plain(self.row.name) == plain(self.indicator.name)
        return not named and plain(self.row.name) in self.names

    @cached_property
    def are_exchanged(self) -> bool:
        """Whether numerator and denominator stand in each other's place."""
        return self.indicator is not None and are_exchanged(self.row, self.indicator)

    @cached_property
    def is_share(self) -> bool:
        """Whether a percentage was typed as a share of 1, by its counts or else by its target."""
        by_counts = self.indicator is not None and is_share_of_counts(self.row, self.indicator)
        return by_counts or (self.unit is Unit.PERCENT and looks_like_fraction(self.row, self.target_figure))

    @cached_property
    def contradicts_its_counts(self) -> bool:
        """Whether the value is not the ratio of the counts, for a reason that is not known."""
        if self.indicator is None or self.are_exchanged or self.is_share:
            return False
        return not agrees_with_counts(self.row, self.indicator)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What its past raises about the row; nothing where the definition is new, or the figure is a forecast."""
        marks = typed_marks(self.row.marks)
        if self.indicator is None or self.is_of_another or not self.is_sound or Mark.BREAK in marks or Mark.FORECAST in marks:
            return ()
        if not self.indicator.unit.is_quantity:
            return ()
        return questions(self.past, self.figure, PastTerms.of(self.indicator), revised=Mark.REVISED in marks)

    @cached_property
    def asked_about_its_target(self) -> Asked | None:
        """What the question asks about whether a figure is so far from its target, explained for all figures in between."""
        value, target = self.value, self.target_figure
        if value is None or target is None:
            return None
        return Asked(about=digest("far from target", target), figure=value, low=min(value, target), high=max(value, target))

    @cached_property
    def lacks_counts_of_few(self) -> bool:
        """Whether the figure lacks the counts that it had before, and by those may be about few children."""
        # What cannot be read, or cannot be so, is asked about as such; of a part of a figure the other service has the rest.
        if self.indicator is None or not self.is_sound or self.part:
            return False
        return left_out_of_few(self.row, self.indicator, self.past, self.council.profile.small_numbers)

    @cached_property
    def lacks_figure(self) -> bool:
        """Whether the row lacks what its indicator is rated by, though it is due; a mark or a forecast does not count."""
        answered = self.row.judged or self.row.taken_back or self.row.withheld  # each is asked about where it has to be
        impossible = self.row.denominator is not None and not counts_a_cohort(
            self.row, self.row.denominator
        )  # asked about itself
        if self.indicator is None or self.unread or answered or impossible or self.quarter.number not in self.indicator.due:
            return False
        return (getattr(self.row, self.part) if self.part else self.value) is None


def facts(context: RowContext) -> dict[str, Any]:
    """Return the facts about a row, by the names of columns in the rules."""
    # Worked out here and not in the expectations, which count in binary floats: for them 0.1 + 0.2 is more than 0.3.
    return {**_of_the_row(context), **_of_its_counts(context), **_of_its_parts(context), **_of_its_figure(context)}


def _of_the_row(context: RowContext) -> dict[str, Any]:
    row, indicator = context.row, context.indicator
    named = indicator is None or not row.name or plain(row.name) == plain(indicator.name)
    return {
        "indicator": row.indicator,
        "known_indicator": row.indicator if indicator else None,
        "name_of_ratio": row.name or None if context.is_ratio else None,
        "name_as_agreed": named or plain(row.name) in context.names,
        "name_of_another": context.is_of_another,
        "comment": row.comment or None,
        "comment_on_zero": row.comment or None if row.value == 0 else None,
        "comment_only": context.lacks_figure and bool(row.comment),
        "comment_agrees": not context.quoted,
    }


def _of_its_counts(context: RowContext) -> dict[str, Any]:
    row = context.row
    one_count = (
        context.is_ratio and not context.unread and not context.part and (row.numerator is None) != (row.denominator is None)
    )
    has_cohort = row.denominator is None or counts_a_cohort(row, row.denominator)
    return {
        # Over nought or over part of a case nothing is too large: that is asked about the denominator, once.
        "numerator": _float(row.numerator) if context.is_ratio and has_cohort and not context.are_exchanged else None,
        "denominator": _float(row.denominator) if context.is_ratio else None,
        "numerator_is_count": row.numerator is None or (is_whole(row.numerator) and row.numerator >= 0),
        "denominator_is_count": has_cohort,
        "counts_known": not context.lacks_counts_of_few,
        "has_numerator": not one_count or row.numerator is not None,
        "has_denominator": not one_count or row.denominator is not None,
        "counts_exchanged": context.are_exchanged,
        # A numerator larger than its denominator is asked about by itself.
        "agrees_with_counts": not context.contradicts_its_counts
        or (has_cohort and (row.numerator or 0) > (row.denominator or 0)),
    }


def _of_its_parts(context: RowContext) -> dict[str, Any]:
    unanswered = context.lacks_figure and not context.row.comment
    return {
        "answered": bool(context.part) or not unanswered,
        "numerator_answered": context.part != "numerator" or not unanswered,
        "denominator_answered": context.part != "denominator" or not unanswered,
        "numerator_is_ours": context.part != "denominator" or context.sent.numerator is None,
        "denominator_is_ours": context.part != "numerator" or context.sent.denominator is None,
        "value_is_ours": not context.part or context.sent.value is None,
    }


def _of_its_figure(context: RowContext) -> dict[str, Any]:
    row, indicator, unit, value, target_figure = (
        context.row,
        context.indicator,
        context.unit,
        context.value,
        context.target_figure,
    )
    worked_out = value is not None and row.value is None and not (context.unread or context.values_unread)
    # A value held against its past is asked about once.
    doubted = any(each.doubt in OF_VALUE for each in context.questions)
    far = (
        not doubted
        and context.is_sound
        and indicator
        and value is not None
        and target_figure
        and is_far(value, target_figure, indicator)
    )
    return {
        "value": None if value is None or context.unread else float(value),
        # What contradicts its counts is asked about as that.
        "percentage": _float(row.value) if unit is Unit.PERCENT and not context.contradicts_its_counts else None,
        "quantity": _float(row.value) if unit and unit is not Unit.PERCENT and not unit.may_be_negative else None,
        "worked_out_only": worked_out and (row.numerator or 0) <= (row.denominator or 0),
        "count_is_whole": unit is not Unit.COUNT or row.value is None or is_whole(row.value),
        "looks_like_fraction": context.is_share,
        "far_from_target": bool(far),
        "target_as_agreed": indicator is None or context.is_of_another or target_agrees(row, indicator, context.quarter),
        "target_is_agreed": not context.is_own or (indicator is not None and any_target_agreed(row, indicator, context.quarter)),
    }


def words(context: RowContext) -> dict[str, str]:
    """Return the words for findings about a row, by the names in the braces of messages; what is illustrative has its sign."""
    sent, indicator, unit, value = context.sent, context.indicator, context.unit, context.value
    decimals = max(indicator.decimals if indicator else 0, min(4, places_of(sent.value)))
    made_up, target_made_up = Mark.ILLUSTRATIVE in sent.marks, bool(indicator and indicator.has_illustrative_target)
    worked_out = signed(printed(value, decimals, unit or Unit.SCORE) if value is not None else "", made_up)
    return {
        "indicator": indicator.short if indicator else sent.indicator,
        "meant": _meant(context),
        "typed": _shown(sent.value, None),
        "hundredfold": trimmed(exact(sent.value) * 100, 4) if sent.value is not None else "",
        "typed_ref": f"“{sent.indicator[:40]}”" if sent.indicator else "An empty PI ref",
        "name": sent.name[:80],
        "unit": unit.value if unit else "",
        "year": context.quarter.financial_year,
        "value": signed(_shown(sent.value, unit), made_up) or worked_out,
        "target": signed(sent.target_text[:60] or _shown(sent.target, unit), target_made_up),
        "agreed": signed(agreed_target_text(indicator, context.quarter) if indicator else "", target_made_up),
        "numerator": signed(_shown(sent.numerator, None), made_up),
        "denominator": signed(_shown(sent.denominator, None), made_up),
        "worked_out": worked_out,
        "beside": _beside(context),
        "otherwise": "correct the two counts" if sent.numerator is not None else "give its numerator and denominator too",
        "quoted": " and ".join(context.quoted),
        "far": f"more than {FAR} times"
        if value is not None and context.target_figure and value > context.target_figure
        else f"less than 1/{FAR} of",
        "part": context.part,
        "other": service_name(context.council, other_service(indicator, context.service)) if indicator else "",
    }


def _beside(context: RowContext) -> str:
    """Return by what a figure looks like a share of 1: its counts, or else its target."""
    if context.indicator and is_share_of_counts(context.row, context.indicator) and context.value is not None:
        counts = f"{_shown(context.sent.numerator, None)} over {_shown(context.sent.denominator, None)}"
        return f"{counts} makes {printed(context.value, context.indicator.decimals, context.indicator.unit)}"
    return f"its target is {agreed_target_text(context.indicator, context.quarter) if context.indicator else ''}"


def _meant(context: RowContext) -> str:
    """Return the question whether an indicator of the service was meant, with a space behind it, "" if none is near."""
    if context.indicator:
        return ""
    own = context.council.catalogue.of_service(context.service)
    meant = probably_meant(context.sent.indicator, context.sent.name, own)
    return f"If you mean {meant.short}, “{meant.name[:80]}”, type that ref. " if meant else ""


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _shown(number: Decimal | None, unit: Unit | None) -> str:
    if number is None:
        return ""
    # Without separators, as it was typed.
    of = unit or Unit.SCORE
    return with_sign(trimmed(Fraction(number), 4), of) if of.is_quantity else printed(Fraction(number), 0, of)
