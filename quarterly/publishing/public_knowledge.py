"""Everything an intruder has when a pack is published: what is printed in it, what is public already, and what adds up.

The truth is here as well: by it is decided which counts are protected, and which published figures have been corrected since.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.disclosure.deduction.problem import Figure, Problem
from quarterly.disclosure.known_sums import known_sums
from quarterly.disclosure.report_cells import SeriesById
from quarterly.disclosure.report_facts import printed_facts
from quarterly.disclosure.true_counts import true_counts
from quarterly.publishing.printed_figures import PrintedFigure
from quarterly.publishing.public_facts import facts_of, holds, is_true, of_another_basis
from quarterly.scoring.counts import counts_of
from quarterly.vocabulary.quarter import Quarter


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


@dataclass(frozen=True, kw_only=True)
class PublicKnowledge:
    """The figures of a pack and of everything that is public, the relations of the catalogue, the policy, and the truth.

    `published` are in the order of quarters and versions. `truth` has what is known now of every quarter they tell of.
    """

    catalogue: Catalogue
    policy: SmallNumbers
    figures: Sequence[PrintedFigure]
    published: Sequence[Publication]
    truth: SeriesById

    @property
    def without_the_pack(self) -> Problem:
        """What is known before the pack is public."""
        return Problem(figures=(), always=self.always, protected=self.protected)

    @property
    def with_the_pack(self) -> Problem:
        """What is known once it is, figure by figure."""
        return Problem(figures=self._figures, always=self.always, protected=self.protected)

    @cached_property
    def quarters(self) -> list[Quarter]:
        """Every quarter from the first to the last that anything printed tells of."""
        told = [each.quarter for each in (*self.figures, *(each for of in self.published for each in of.figures))]
        found = [min(told)] if told else []
        while found and found[-1] < max(told):
            found.append(found[-1].next)
        return found

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The catalogue's indicators by id."""
        return {each.id: each for each in self.catalogue.indicators}

    @cached_property
    def counts(self) -> Mapping[Cell, Decimal | None]:
        """The true counts, as far as they are known."""
        return dict(true_counts(self.catalogue, self.truth, self.quarters))

    @cached_property
    def protected(self) -> frozenset[Cell]:
        """The small counts that nobody may know."""
        kept = {each.id for each in self.catalogue.indicators if each.counts in self.policy.protect}
        small = (cell for cell, count in self.counts.items() if count is not None and 0 < count < self.policy.largest + 1)
        return frozenset(cell for cell in small if cell[0] in kept)

    @cached_property
    def relations(self) -> tuple[Fact, ...]:
        """What the catalogue says adds up."""
        return (*known_sums(self.catalogue, self.quarters), *of_another_basis(self.catalogue, self.quarters))

    @cached_property
    def always(self) -> tuple[Fact, ...]:
        """What is known without the pack: what adds up, and what others' figures say that is still true."""
        printed = (fact for figure in self._figures_of_others() for fact in self.facts_now(figure))
        return tuple(dict.fromkeys((*(each for each in self.relations if holds(each, self.counts)), *printed)))

    def _figures_of_others(self) -> Iterator[PrintedFigure]:
        """Yield the published figures; of one on another basis, of which the truth is not known, the newest."""
        newest = {(*each.key, each.basis): each for of in self.published for each in of.figures if each.basis}
        newest |= {(*each.key, each.basis): each for each in self.figures if each.basis}
        for each in (each for of in self.published for each in of.figures):
            if not each.basis or newest[(*each.key, each.basis)] == each:
                yield each

    def facts_now(self, figure: PrintedFigure) -> list[Fact]:
        """Return what a printed figure says of the counts as they are now; nothing where it has been corrected since."""
        indicator = self.indicators.get(figure.indicator)
        if indicator is None or figure.was or not is_true(figure, indicator, self.truth):
            return []
        return [each for each in facts_of(figure, indicator) if holds(each, self.counts)]

    @cached_property
    def suppressed(self) -> frozenset[Cell]:
        """The figures of the pack in whose place a mark stands."""
        shown = {each.key for each in self.figures if each.value is not None and not each.basis and not each.was}
        return frozenset(each.key for each in self.figures if each.is_suppressed and each.key not in shown)

    @cached_property
    def _figures(self) -> tuple[Figure, ...]:
        public = {each.key for of in self.published for each in of.figures if self.facts_now(each)}
        return tuple(self._figure(key, can_go=key not in public) for key in self._by_key)

    @cached_property
    def _by_key(self) -> Mapping[tuple[str, str], list[PrintedFigure]]:
        found: dict[tuple[str, str], list[PrintedFigure]] = {}
        for each in self.figures:
            if each.indicator in self.indicators and not each.was:
                found.setdefault(each.key, []).append(each)
        return found

    def _figure(self, key: tuple[str, str], *, can_go: bool) -> Figure:
        indicator = self.indicators[key[0]]
        of = self._by_key[key]
        point = self.truth.get(key[0], {}).get(of[0].quarter)
        facts = [fact for each in of for fact in self.facts_now(each)]
        if key in self.suppressed and point is not None and point.value is not None:
            facts = [
                each for each in printed_facts(indicator, of[0].quarter, point, indicator.decimals) if holds(each, self.counts)
            ]
        size = counts_of(indicator, point)[0] if point else None
        return Figure(key=key, facts=tuple(dict.fromkeys(facts)), size=None if size is None else int(size), can_go=can_go)
