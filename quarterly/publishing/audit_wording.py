"""What an audit found, in sentences that a performance officer can work out again on paper."""

from collections.abc import Iterator

from quarterly.configuration.council import Council
from quarterly.disclosure.deduction.exposure import Exposed
from quarterly.disclosure.deduction.facts import Cell, Fact
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.corrected_since import Moved
from quarterly.publishing.count_names import CountNames, number
from quarterly.publishing.disclosure_audit import Found, tells_more
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.publishing.public_knowledge import PublicKnowledge
from quarterly.publishing.reasoning import Reasoning
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import listed


def worded(found: Found, known: PublicKnowledge, council: Council) -> AuditResult:
    """Return what an audit found as it is stored and shown."""
    words = _AuditWords(known, council)
    shown = {each.key for each in known.figures if each.value is not None and not each.was}
    return AuditResult(
        told=tuple(words.held(each, found) for each in found.told),
        proposed=tuple(FurtherFigure(key[0], key[1]) for key in found.proposed),
        is_enough=not found.beyond_help,
        incidents=tuple(words.sentence(each) for each in found.incidents),
        notes=tuple(
            dict.fromkeys((*map(words.moved, found.moved), *map(words.broken, found.broken), *map(words.wrong, found.wrong)))
        ),
        needless=tuple(FurtherFigure(key[0], key[1]) for key in found.needless),
        shown=len(shown),
        suppressed=found.suppressed,
    )


class _AuditWords:
    """The words of one audit."""

    def __init__(self, known: PublicKnowledge, council: Council) -> None:
        self._known, self._council = known, council
        self._names = CountNames(council.catalogue)

    def held(self, told: Exposed, found: Found) -> Outstanding:
        return Outstanding(kind=HoldKind.DISCLOSURE, where=self._where(told.cell), sentence=self._with_remedy(told, found))

    def sentence(self, told: Exposed) -> str:
        """Return what can be worked out, and how."""
        what, reasoning = _capital(self._names.of(told.cell)), Reasoning(told, self._names)
        if self._names.indicator(told.cell).exempt:
            what += ", which is exempt,"
        if not told.is_settled:
            return f"{what} may be known: it could not be settled in time whether it can be worked out."
        policy = f" for whoever knows that marks stand for 1 to {self._known.policy.largest}" if told.knows_policy else ""
        steps = " ".join(f"{each}." for each in reasoning.steps())
        return " ".join(part for part in (f"{what} can be worked out{policy}.", steps, self._sources(reasoning)) if part)

    def moved(self, moved: Moved) -> str:
        """Return that a correction tells of few cases, which its notice does not print."""
        was, now = f"was {number(moved.was)} in {moved.publication}", f"is {number(moved.now)} now"
        return (
            f"{_capital(self._names.of(moved.cell))} {was}, and {now}. Both are public, and whoever reads both knows that few "
            "cases were corrected. The notice of corrections gives neither."
        )

    def broken(self, fact: Fact) -> str:
        """Return that something does not add up, so that nothing was worked out with it."""
        cells = [cell for cell, _ in fact.terms]
        names = listed(list(dict.fromkeys(f"“{self._names.indicator(cell).name}”" for cell in cells)))
        quarters = listed([Quarter.parse(key).title for key in sorted({cell[1] for cell in cells})])
        return f"Figures of {names} do not add up as they should ({quarters}). Nothing was worked out with that sum."

    def wrong(self, read: Exposed) -> str:
        """Return that what is printed contradicts a figure, without giving what that is."""
        what, reasoning = _capital(self._names.of(read.cell)), Reasoning(read, self._names)
        steps = " ".join(f"{each}." for each in reasoning.steps())
        contradicted = f"{what} is not what follows from what is printed."
        return " ".join(part for part in (contradicted, steps, self._sources(reasoning), "Find out what is wrong.") if part)

    def _with_remedy(self, told: Exposed, found: Found) -> str:
        further, left = listed([self._names.figure(key) for key in found.proposed]), found.as_left(told)
        if left is None:
            return f"{self.sentence(told)} It is prevented by suppressing {further}."
        if not found.proposed or not tells_more(told, left):
            return f"{self.sentence(told)} Nothing in this draft could be left out to prevent it."
        return f"{self.sentence(told)} Suppressing {further} {self._eased(told, left)}"

    def _eased(self, told: Exposed, left: Exposed) -> str:
        """Return what suppressing further figures does where it does not prevent all of it."""
        if left.knows_policy and not told.knows_policy:
            marks = f"marks stand for 1 to {self._known.policy.largest}"
            return f"prevents it for most readers, but whoever knows that {marks} can still work it out."
        return "leaves more numbers that it can be, but does not prevent it."

    def _where(self, cell: Cell) -> str:
        indicator = self._names.indicator(cell)
        service = self._council.profile.services.get(indicator.service)
        return f"{service.name if service else indicator.service}, {indicator.name}"

    def _sources(self, reasoning: Reasoning) -> str:
        """Say where what is not in the draft was read."""
        printed = {each.key for each in self._known.figures if not each.is_suppressed and not each.was}
        elsewhere = [key for key in reasoning.figures() if key not in printed]
        titles = list(dict.fromkeys(title for key in elsewhere for title in self._titles(key)))
        return f"Read in what is public: {listed(titles)}." if titles else ""

    def _titles(self, key: Cell) -> Iterator[str]:
        for publication in self._known.published:
            if any(each.key == key and self._known.facts_now(each) for each in publication.figures):
                yield publication.title
                return


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
