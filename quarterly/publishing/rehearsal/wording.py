"""A comparison in words: what was published, what the run has, and how that came about."""

from collections.abc import Iterator

from quarterly.collecting.sheets.source import Source
from quarterly.publishing.rehearsal.differences import Compared, Rehearsal
from quarterly.publishing.rehearsal.outcomes import Outcome
from quarterly.publishing.rehearsal.published import Comparison, Part
from quarterly.reporting.parts import figure, plain_mark_of
from quarterly.reporting.wording.scores import ScoreInWords, in_words
from quarterly.reporting.wording.statuses import status_in_words
from quarterly.reporting.wording.terms import direction_in_words
from quarterly.reporting.wording.why_unknown import reason
from quarterly.scoring.series.travel import Travel
from quarterly.vocabulary.numbers import exact, trimmed
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.units import trimmed_in
from quarterly.vocabulary.wording import begun, counted, listed

NONE = "–"  # on a page, where there is nothing
_PARTS = {part: f"{part}s" for part in Part} | {Part.TRAVEL: "directions of travel"}
_COMPARISONS = {
    Comparison.QUARTER_BEFORE: "the quarter before",
    Comparison.YEAR_BEFORE: "the same quarter last year",
    Comparison.YEAR_END: "the end of last year",
    Comparison.SINCE: "the quarter that the profile names",
    Comparison.WINDOW: "several quarters before",
}
_OUTCOMES = {
    Outcome.DIFFERS: "differ",
    Outcome.ONLY_PUBLISHED: "only published",
    Outcome.ONLY_IN_THE_RUN: "only in the run",
    Outcome.NOT_READ: "not understood",
    Outcome.ROUNDED: "the same when rounded",
    Outcome.SAME: "the same",
}


def counts_in_words(rehearsed: Rehearsal) -> Iterator[str]:
    """Yield a line for each part that was compared: "Values: 21 the same, 2 differ"."""
    for part in Part:
        found = rehearsed.counts(part)
        counts = [f"{found[outcome]} {_OUTCOMES[outcome]}" for outcome in reversed(Outcome) if found.get(outcome)]
        if counts:
            yield f"{begun(_PARTS[part])}: {', '.join(counts)}"


def headline(rehearsed: Rehearsal) -> str:
    """Return what came of it in a sentence."""
    different, compared = len(rehearsed.differences), len(rehearsed.compared)
    unknown = rehearsed.table.unknown
    missed = f" {counted(len(unknown), 'published row')} named no indicator of the council." if unknown else ""
    if not different:
        return f"Nothing differs: {counted(compared, 'figure')} compared.{missed}"
    return f"{different} of {counted(compared, 'figure')} compared {'differs' if different == 1 else 'differ'}.{missed}"


def read_as(rehearsed: Rehearsal) -> str:
    """Return what directions of travel were taken to compare with, "" where a table says it itself or has none."""
    travels = [each for each in rehearsed.compared if each.part is Part.TRAVEL and each.comparison is None]
    if not any(each.outcome is Outcome.SAME and each.published for each in travels):
        return ""
    arrows = "higher" if rehearsed.travel.arrows_move else "better"
    return (
        f"The published directions of travel agree best with a comparison with {_COMPARISONS[rehearsed.travel.comparison]}, "
        f"where an arrow that points up says {arrows}."
    )


def unknown_in_words(rehearsed: Rehearsal) -> str:
    """Return which published rows name no indicator, "" where all do."""
    perhaps = {each: f", perhaps “{each.perhaps}”" if each.perhaps else "" for each in rehearsed.table.unknown}
    rows = [f"{each.named} ({each.where}{perhaps[each]})" for each in rehearsed.table.unknown]
    return f"Published, but no indicator of the council: {listed(rows)}." if rows else ""


class ComparedInWords:
    """One comparison as a row of a table."""

    def __init__(self, compared: Compared, rehearsed: Rehearsal) -> None:
        quarter = Quarter.parse(rehearsed.card.quarter)
        self.compared, self.travel = compared, rehearsed.travel
        self.words: ScoreInWords = in_words(compared.score, compared.indicator, rehearsed.council, quarter).without_signs

    @property
    def indicator(self) -> str:
        """The indicator, by its reference and name."""
        return self.compared.indicator.titled

    @property
    def what(self) -> str:
        """What is compared; of a direction of travel that says so, with what it compares."""
        return self.compared.part.value

    @property
    def published(self) -> str:
        """What was published, "" where nothing was; of a rating's sign or initial also its word."""
        rating = self.compared.row.rating if self.compared.row else None
        if self.compared.part is Part.RATING and rating and rating.status:
            word = self.words.word(rating.status)
            return word if word.casefold() == rating.text.casefold() else f"{rating.text} ({word})"
        return self.compared.published

    @property
    def outcome(self) -> str:
        """What came of it."""
        return self.compared.outcome.value

    @property
    def now(self) -> str:
        """What the run has, "" where it has nothing."""
        score, part = self.compared.score, self.compared.part
        if part is Part.VALUE:
            return figure(self.words)
        if part is Part.TARGET:
            target = self.words.target
            return f"{self.words.target_now}{self._of_the_year()}" if target.ends else ""
        if part is Part.RATING:
            return plain_mark_of(score, self.words.council.profile.scales.indicators)["word"]
        if part is Part.TRAVEL:
            travel = self._travel()
            return direction_in_words(travel.direction) if travel else ""
        count = score.numerator if part is Part.NUMERATOR else score.denominator
        return "" if count is None else trimmed(exact(count), 6)

    @property
    def why(self) -> str:
        """Where the run has it from: a file and cell, the rule, the target agreed, the value before."""
        score, part = self.compared.score, self.compared.part
        if part is Part.RATING:
            return self.words.explanation
        if part is Part.TARGET:
            return begun(self.words.target_note)
        if part is Part.TRAVEL:
            return self._why_travel()
        held = "" if score.figure is not None else f"{begun(status_in_words(score.standing))}. "
        return f"{held}From {_place(score.source)}." if score.source else held.strip()

    def _of_the_year(self) -> str:
        return f" (end of year: {self.words.year_target})" if self.words.year_target else ""

    def _travel(self) -> Travel | None:
        stated = self._comparison()
        travel = getattr(self.compared.score, stated.value)
        return travel if isinstance(travel, Travel) else None

    def _comparison(self) -> Comparison:
        return self.compared.comparison or self.travel.comparison

    def _why_travel(self) -> str:
        travel = self._travel()
        if travel is None or travel.because:
            return begun(f"{reason(travel.because)}.") if travel and travel.because else "Not worked out."
        before = "" if travel.before is None else trimmed_in(travel.before, self.words.unit, self.compared.indicator.decimals)
        return f"Since {_COMPARISONS[self._comparison()]}, when it was {before}." if before else ""


def _place(source: Source) -> str:
    return f"{source.file}, sheet “{source.sheet}”, {source.cell}" if source.sheet else f"{source.file}, row {source.row}"
