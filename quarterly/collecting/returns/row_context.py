"""One row as sent with what it is held against: its indicator, target, counts and past."""

from collections.abc import Container
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from quarterly.collecting.past.figures import Past, PastFigure
from quarterly.collecting.past.questions import PastTerms, Question, questions
from quarterly.collecting.returns.counts_left_out import left_out_of_few
from quarterly.collecting.returns.plausibility import (
    agrees_with_counts,
    are_exchanged,
    counts_a_cohort,
    is_share_of_counts,
    looks_like_fraction,
)
from quarterly.collecting.returns.quoted_figures import contradictions
from quarterly.collecting.returns.records import IndicatorRow
from quarterly.collecting.returns.two_services import part_of, with_expected_figures
from quarterly.collecting.sheets.layout import plain
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.configuration.targets.target import Target
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.marks import marks as typed_marks
from quarterly.vocabulary.numbers import Unit, exact
from quarterly.vocabulary.quarter import Quarter


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
