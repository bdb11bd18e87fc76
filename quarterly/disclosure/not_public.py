"""What of a report the public does not see, and by which rule, for the council's staff who release it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from quarterly.collecting.written import with_texts
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.free_text import SuppressedFigure, suppressed_sentences
from quarterly.disclosure.report_inputs import PublicInputs, RestrictedInputs, without_exempt
from quarterly.disclosure.small_counts import complement, is_small
from quarterly.disclosure.suppression import ScreenedScore, is_disclosive, screen, suppressed_figures
from quarterly.disclosure.why_suppressed import WhySuppressed


@dataclass(frozen=True, slots=True)
class SuppressedScore:
    """An indicator of which the public does not see the value (with all that follows from it) or only not the rating."""

    indicator: str
    why: WhySuppressed
    is_rating_alone: bool = False


def suppressed_scores(whole: RestrictedInputs, seen: PublicInputs) -> tuple[SuppressedScore, ...]:
    """Return the indicators of which the public does not see the value or the rating; `seen` is what it sees.

    What is exempt is not among them: that is decided, and not worked out.
    """
    whole = without_exempt(whole)
    policy, public = whole.council.profile.small_numbers, {each.indicator: each for each in seen.card.scores}
    found = []
    for each in screen(whole.card, whole.council, whole.background):
        if each.is_disclosive:
            found.append(SuppressedScore(each.score.indicator, _why(each, policy)))
        elif public[each.score.indicator].is_rating_suppressed:
            found.append(SuppressedScore(each.score.indicator, WhySuppressed.FOLLOWS, is_rating_alone=True))
    return tuple(found)


class PublicTexts:
    """Which sentences of a report's texts the public does not see."""

    def __init__(self, whole: RestrictedInputs) -> None:
        opened = without_exempt(whole)
        self._exempt = whole.council.exempt_indicators
        self._exempt_texts = {text for each in _records(whole) if each not in _records(opened) for text in texts_in(each)}
        whole = opened
        screened = screen(whole.card, whole.council, whole.background)
        self._policy, self._suppressed = whole.council.profile.small_numbers, suppressed_figures(screened)
        self._scores = {each.score.indicator: each for each in screened}

    def suppressed_in(self, text: str, indicator: str = "") -> Iterator[tuple[str, WhySuppressed]]:
        """Yield the suppressed sentences of a text with the reason; `indicator` is the one that it explains.

        There are none in the comment on a suppressed figure, nor in what is exempt: the public sees nothing of it.
        """
        if indicator in self._exempt or text in self._exempt_texts:
            return
        about = self._scores.get(indicator)
        if about and about.is_disclosive:
            return
        figures: Collection[SuppressedFigure] = self._suppressed | (about.suppressed_in_comment if about else frozenset())
        yield from suppressed_sentences(text, self._policy, figures)


def texts_in(record: object) -> list[str]:
    """Return every text of a record that somebody typed, titles and roles too, in the order of its fields."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    with_texts(record, note)
    return found


def _records(inputs: RestrictedInputs) -> list[object]:
    return [record for _, record in inputs.narrative.records]


def _why(each: ScreenedScore, policy: SmallNumbers) -> WhySuppressed:
    numerator, denominator = each.score.numerator, each.score.denominator
    if is_small(numerator, policy) or is_small(denominator, policy):
        return WhySuppressed.SMALL_COUNT
    if is_small(complement(numerator, denominator), policy):
        return WhySuppressed.COMPLEMENT
    in_comment = is_disclosive(each.score, each.indicator, policy)
    return WhySuppressed.COMMENT if in_comment else WhySuppressed.DIFFERENCE
