"""Secondary suppression: what else goes, so that a suppressed count cannot be worked out from what stays.

Of 489 plans 185, 170, 80, 50 and 4 fall into five groups, and the 4 is suppressed. An intruder adds up the other four and has it
back. So another part goes as well: the smallest that will do, here the 50, with its percentage. He is left with two counts that
make 54 together. DfE's own tables do the same in every such row.

An exempt figure is left out as well, and is a total less its public parts all the same. So one more of those goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quarterly.configuration.catalogue import Catalogue
from quarterly.configuration.council import Council
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.deduction.choice import further
from quarterly.disclosure.deduction.facts import Cell
from quarterly.disclosure.deduction.limits import Limits
from quarterly.disclosure.report_cells import SeriesById, figure_key
from quarterly.disclosure.report_facts import report_problem
from quarterly.disclosure.screened_score import ScreenedScore
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.vocabulary.quarter import Quarter

_Further = tuple[frozenset[Cell], frozenset[Cell]]


def with_secondary(
    primary: Sequence[ScreenedScore], series: SeriesById, council: Council, quarter: Quarter
) -> list[ScreenedScore]:
    """Return scores with what else is suppressed beside what is; `series` has every base that can be looked up."""
    suppressed = frozenset(key for each in primary for key in _suppressed(each, quarter))
    policy = council.profile.small_numbers
    # Printed as whole numbers these still say something, and with sums they may say all: they are facts here, not gaps.
    coarser = frozenset(figure_key(each.indicator.id, quarter) for each in primary if each.is_coarser)
    # A copy, or figures that somebody changes in place would be taken for those that were asked about.
    copied = {id: dict(points) for id, points in series.items()}
    small, exempt = _LAST.answer(_Question(council.catalogue, policy, quarter, copied, suppressed, coarser))
    found = [_with(each, quarter, small, WhySuppressed.SECONDARY) for each in primary] if small else list(primary)
    return [_with(each, quarter, exempt, WhySuppressed.EXEMPT) for each in found] if exempt else found


@dataclass(frozen=True, slots=True)
class _Question:
    """Everything from which follows what else goes."""

    catalogue: Catalogue
    policy: SmallNumbers
    quarter: Quarter
    series: SeriesById
    suppressed: frozenset[Cell]
    coarser: frozenset[Cell]

    def answer(self) -> _Further:
        """Return the further figures that go for the sake of small counts, and those for the sake of exempt ones."""
        problem = report_problem(self.catalogue, self.series, self.quarter, self.policy, self.coarser)
        limits = limits_of(self.policy)
        # One after the other, as each further figure is recorded with the reason for which it went.
        small = further(replace(problem, exempt=frozenset()), self.suppressed, limits)
        return small, further(problem, self.suppressed | small, limits) if problem.exempt else frozenset()


class _Last:
    """The last question and its answer: one report is screened several times on its way, mostly with the same figures."""

    def __init__(self) -> None:
        self._known: tuple[_Question, _Further] | None = None

    def answer(self, question: _Question) -> _Further:
        known = self._known
        if known is None or known[0] != question:
            known = self._known = question, question.answer()
        return known[1]


_LAST = _Last()


def limits_of(policy: SmallNumbers) -> Limits:
    """Return what the arithmetic needs to know of a policy."""
    return Limits(policy.largest, policy.zero == "show", policy.order == "smallest first")


def _suppressed(each: ScreenedScore, quarter: Quarter) -> list[Cell]:
    # Earlier quarters too: a chart of this report would print them again beside figures that they were never printed with.
    quarters = [*each.suppressed_quarters, *([quarter] if each.is_suppressed else [])]
    return [figure_key(each.indicator.id, every) for every in quarters]


def _with(each: ScreenedScore, quarter: Quarter, more: frozenset[Cell], reason: WhySuppressed) -> ScreenedScore:
    # A further figure may be an earlier quarter's, which goes from this report's tables and charts though it was public once.
    earlier = frozenset(every for every in each.series if every < quarter and figure_key(each.indicator.id, every) in more)
    goes = figure_key(each.indicator.id, quarter) in more
    why = each.why or (reason if goes else None)
    # Nothing at all is printed of what goes, so that it is not printed as a whole number either.
    coarser = each.is_coarser and not goes
    return replace(each, suppressed_quarters=each.suppressed_quarters | earlier, why=why, is_coarser=coarser)
