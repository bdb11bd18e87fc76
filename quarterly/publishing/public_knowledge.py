"""Everything an intruder has when a pack is published: what is printed in it, what is public already, and what adds up.

The truth is here as well: by it is decided which counts are protected, and which published figures have been corrected since.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.deduction.facts import Cell, Fact, holds
from quarterly.disclosure.deduction.problem import Figure, Problem
from quarterly.disclosure.known_sums import known_sums
from quarterly.disclosure.report_cells import SeriesById, exempt_cells
from quarterly.disclosure.report_facts import printed_facts, small_behind_whole_per_cent
from quarterly.disclosure.true_counts import none_left, true_counts
from quarterly.publishing.printed_figures import PrintedFigure
from quarterly.publishing.public_facts import counts_of_another_basis, facts_of, is_true, of_another_basis
from quarterly.scoring.counts import counts_of
from quarterly.scoring.series.points import last_quarters
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Publication:
    """One published version: of which quarter's report, its number, and what it says of figures."""

    quarter: Quarter
    version: int
    figures: tuple[PrintedFigure, ...]

    @property
    def title(self) -> str:
        """How sentences name it."""
        return f"{self.quarter.title}, version {self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicProblem:
    """What is public, figure by figure: `suppressed` have a mark in their place, and `public` has been published before.

    Whether a mark tells something to whoever knows the policy depends on what the policy could have suppressed when it was made.
    So every figure can go where it is asked what is known, and only those that are new where it is asked what is to be done.
    """

    problem: Problem
    suppressed: frozenset[Cell]
    public: frozenset[Cell]

    @property
    def to_be_mended(self) -> Problem:
        """The problem in which what has been published before cannot go any more."""
        figures = tuple(replace(each, can_go=each.key not in self.public) for each in self.problem.figures)
        return replace(self.problem, figures=figures)

    def without(self, cells: Iterable[Cell]) -> "PublicProblem":
        """Return the same with these counts not guarded."""
        now = self.problem
        protected, exempt, none_left = (each.difference(cells) for each in (now.protected, now.exempt, now.none_left))
        return replace(self, problem=replace(now, protected=protected, exempt=exempt, none_left=none_left))


@dataclass(frozen=True, kw_only=True)
class PublicKnowledge:
    """The figures of a pack and of everything that is public, the relations of the catalogue, the policy, and the truth.

    `published` are in the order of quarters and versions. `truth` has what is known now of every quarter they tell of, `decided`
    are the figures that an officer had suppressed.
    """

    catalogue: Catalogue
    policy: SmallNumbers
    figures: Sequence[PrintedFigure]
    published: Sequence[Publication]
    truth: SeriesById
    decided: frozenset[Key] = frozenset()

    def before(self) -> PublicProblem:
        """Return what is known before the pack is public."""
        return self._problem(())

    def after(self) -> PublicProblem:
        """Return what is known once it is."""
        return self._problem(self.figures)

    @cached_property
    def quarters(self) -> list[Quarter]:
        """Every quarter that anything printed tells of, with those that the twelve months to the first one add up from.

        They begin four quarters before the first: what adds up is stated from the second of them on.
        """
        told = [each.quarter for each in (*self.figures, *(each for of in self.published for each in of.figures))]
        found = last_quarters(min(told), 5) if told else []
        while found and found[-1] < max(told):
            found.append(found[-1].next)
        return found

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The catalogue's indicators by id."""
        return {each.id: each for each in self.catalogue.indicators}

    @cached_property
    def counts(self) -> Mapping[Cell, Decimal | None]:
        """The true counts, as far as they are known, those of another basis worked out from the quarters."""
        counts = dict(true_counts(self.catalogue, self.truth, self.quarters))
        return counts | dict(counts_of_another_basis(of_another_basis(self.catalogue, self.quarters), counts))

    @cached_property
    def protected(self) -> frozenset[Cell]:
        """The small counts that nobody may know."""
        small = (cell for cell, count in self.counts.items() if count is not None and 0 < count < self.policy.largest + 1)
        return frozenset(cell for cell in small if cell[0] in self._protecting)

    @cached_property
    def none_left(self) -> frozenset[Cell]:
        """The counts of none that nobody may know, as they tell something of everybody in a small group."""
        return frozenset(cell for cell in none_left(self.counts, self.policy) if cell[0] in self._protecting)

    @cached_property
    def _protecting(self) -> frozenset[str]:
        """The indicators whose counts the policy protects."""
        return frozenset(each.id for each in self.catalogue.indicators if each.counts in self.policy.protect and not each.exempt)

    @cached_property
    def relations(self) -> tuple[Fact, ...]:
        """What the catalogue says adds up."""
        return (*known_sums(self.catalogue, self.quarters), *of_another_basis(self.catalogue, self.quarters))

    def facts_now(self, figure: PrintedFigure) -> list[Fact]:
        """Return what a printed figure says of the counts as they are now; nothing where it has been corrected since.

        Nor of a figure on another basis where a quarter is unknown that it adds up from: it may have been corrected.
        """
        indicator = self.indicators.get(figure.indicator)
        if indicator is None or figure.was or (not figure.basis and not is_true(figure, indicator, self.truth)):
            return []
        facts = [each for each in facts_of(figure, indicator) if holds(each, self.counts)]
        return [each for each in facts if not figure.basis or all(cell in self.counts for cell, _ in each.terms)]

    def _problem(self, pack: Sequence[PrintedFigure]) -> PublicProblem:
        others = [each for of in self.published for each in of.figures if each.indicator in self.indicators]
        by_key = _by_key((*others, *pack))
        facts = {key: list(dict.fromkeys(fact for each in of for fact in self.facts_now(each))) for key, of in by_key.items()}
        shown = {key for key, of in by_key.items() if any(_gives_value(each) and self.facts_now(each) for each in of)}
        marked = frozenset(key for key, of in by_key.items() if key not in shown and any(each.is_suppressed for each in of))
        public = frozenset(each.key for each in others if each.key in shown and self.facts_now(each))
        beside_marks = (fact for key in marked for fact in facts[key])  # such as a base that a text gives
        return PublicProblem(
            problem=Problem(
                figures=tuple(self._figure(key, None if key in marked else facts[key]) for key in by_key),
                always=tuple(dict.fromkeys((*(each for each in self.relations if holds(each, self.counts)), *beside_marks))),
                protected=self.protected,
                none_left=self.none_left,
                by_policy=tuple(fact for key in shown for fact in self._of_whole_per_cent(by_key[key])),
                exempt=exempt_cells(self.catalogue, self.quarters, shown),
            ),
            suppressed=marked,
            public=public,
        )

    def _of_whole_per_cent(self, figures: Sequence[PrintedFigure]) -> Iterator[Fact]:
        """Yield that a count is small where a percentage is printed whole and nowhere else more exactly, if that is so.

        Whoever knows the policy cannot always tell that it is the reason: whoever cannot work out a count with it cannot without.
        """
        told = [each for each in figures if _gives_value(each)]
        indicator = self.indicators[told[0].indicator]
        if indicator.unit is not Unit.PERCENT or any(each.numerator is not None for each in told):
            return
        values = {Fraction(each.value) for each in told if each.value is not None}
        if len(values) == 1 and all(value.denominator == 1 for value in values):
            fact = small_behind_whole_per_cent(indicator, told[0].quarter, values.pop(), self.policy)
            if self.counts.get(fact.terms[0][0]) is not None and holds(fact, self.counts):
                yield fact

    def _figure(self, key: Key, facts: Sequence[Fact] | None) -> Figure:
        """Return a figure with what it says, or with what it would say where a mark stands for it."""
        indicator, quarter = self.indicators[key[0]], Quarter.parse(key[1])
        point = self.truth.get(key[0], {}).get(quarter)
        if facts is None:
            would = printed_facts(indicator, quarter, point, indicator.decimals) if point and point.value is not None else ()
            facts = [each for each in would if holds(each, self.counts)]
        size = counts_of(indicator, point)[0] if point else None
        return Figure(key=key, facts=tuple(facts), size=None if size is None else int(size))


def _by_key(figures: Iterable[PrintedFigure]) -> dict[Key, list[PrintedFigure]]:
    found: dict[Key, list[PrintedFigure]] = {}
    for each in figures:
        if not each.was:
            found.setdefault(each.key, []).append(each)
    return found


def _gives_value(figure: PrintedFigure) -> bool:
    return figure.value is not None and not figure.basis
