"""What of a report the public does not see, and by which rule, for the council's staff who release it."""

from collections.abc import Iterator
from dataclasses import dataclass

from quarterly.collecting.written import with_texts
from quarterly.disclosure.free_text import sentences_to_look_at
from quarterly.disclosure.narrative import about
from quarterly.disclosure.report_inputs import PublicInputs, RestrictedInputs
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
    # Held against what the public rendering has, not worked out a second time: two ways of saying why could differ.
    public = {each.indicator: each for each in seen.card.scores}
    found = []
    for each in whole.cleared.opened.screened:
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
        opened = whole.cleared.opened
        self._exempt = whole.council.exempt_indicators
        self._exempt_texts = _texts_only_in(whole.cleared, opened) if whole.council.has_exempt_matter else frozenset()
        self._rules = opened.text_rules
        self._whole = frozenset(each.score.indicator for each in opened.screened if each.why)
        self._about: dict[str, frozenset[str]] = {}
        for record in (*_records(opened), *opened.promised):
            indicators = about(record, self._rules)
            for text in texts_in(record):
                self._about[text] = self._about.get(text, frozenset()) | indicators

    def to_look_at(self, text: str, indicator: str = "") -> Iterator[tuple[str, WhySuppressed]]:
        """Yield the suppressed sentences of a text with the reason, and as RESEMBLES those with a number suppressed elsewhere.

        `indicator` is the one that the text explains. There are none in the comment on a suppressed figure, nor in what is
        exempt: the public sees nothing of it.
        """
        if not self._is_unseen(text, indicator):
            yield from sentences_to_look_at(text, self._rules, self._about_of(text, indicator))

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


def _texts_only_in(whole: RestrictedInputs, opened: RestrictedInputs) -> frozenset[str]:
    seen = _records(opened)
    return frozenset(text for each in _records(whole) if each not in seen for text in texts_in(each))


def _records(inputs: RestrictedInputs) -> list[object]:
    return [record for _, record in inputs.narrative.records]
