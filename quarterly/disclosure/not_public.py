"""What of a report the public does not see, and by which rule, for the council's staff who release it."""

from collections.abc import Iterator
from dataclasses import dataclass

from quarterly.collecting.written import with_texts
from quarterly.disclosure.free_text import asked_about, suppressed_sentences, text_rules
from quarterly.disclosure.narrative import about
from quarterly.disclosure.report_inputs import PublicInputs, RestrictedInputs, without_exempt
from quarterly.disclosure.suppression import screen
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
    public = {each.indicator: each for each in seen.card.scores}
    found = []
    for each in screen(whole.card, whole.council, whole.background):
        if each.is_coarser:
            found.append(SuppressedScore(each.score.indicator, WhySuppressed.COARSER, is_rating_alone=True))
        elif each.why:
            found.append(SuppressedScore(each.score.indicator, each.why))
        elif public[each.score.indicator].is_rating_suppressed:
            found.append(SuppressedScore(each.score.indicator, WhySuppressed.FOLLOWS, is_rating_alone=True))
    return tuple(found)


class PublicTexts:
    """Which sentences of a report's texts the public does not see, and which it sees that a person should look at."""

    def __init__(self, whole: RestrictedInputs) -> None:
        opened = without_exempt(whole)
        self._exempt = whole.council.exempt_indicators
        self._exempt_texts = {text for each in _records(whole) if each not in _records(opened) for text in texts_in(each)}
        whole = opened
        screened = screen(whole.card, whole.council, whole.background)
        self._rules = text_rules(screened, whole.council, whole.quarter)
        self._whole = frozenset(each.score.indicator for each in screened if each.why)
        self._about: dict[str, frozenset[str]] = {}
        for record in (*(each for _, each in whole.narrative.records), *whole.promised):
            for text in texts_in(record):
                self._about[text] = self._about.get(text, frozenset()) | about(record, self._rules)

    def suppressed_in(self, text: str, indicator: str = "") -> Iterator[tuple[str, WhySuppressed]]:
        """Yield the suppressed sentences of a text with the reason; `indicator` is the one that it explains.

        There are none in the comment on a suppressed figure, nor in what is exempt: the public sees nothing of it.
        """
        if not self._is_unseen(text, indicator):
            yield from suppressed_sentences(text, self._rules, self._about_of(text, indicator))

    def asked_in(self, text: str, indicator: str = "") -> Iterator[str]:
        """Yield the sentences that the public sees and that give a number which is suppressed elsewhere."""
        if not self._is_unseen(text, indicator):
            yield from asked_about(text, self._rules, self._about_of(text, indicator))

    def _is_unseen(self, text: str, indicator: str) -> bool:
        return indicator in self._whole or indicator in self._exempt or text in self._exempt_texts

    def _about_of(self, text: str, indicator: str) -> frozenset[str]:
        return self._about.get(text, frozenset()) | {indicator}


def texts_in(record: object) -> list[str]:
    """Return every text of a record that somebody typed, titles and roles too, in the order of its fields."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    with_texts(record, note, note)
    return found


def _records(inputs: RestrictedInputs) -> list[object]:
    return [record for _, record in inputs.narrative.records]
