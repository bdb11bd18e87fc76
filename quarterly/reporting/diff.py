"""The changes between two versions of a report, cell by cell; for the public without figures that are disclosive side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from quarterly.disclosure.corrections import (
    ComparedValue,
    CorrectionPolicy,
    Showable,
    is_suppressed,
    redact_removed_text,
    showable,
)
from quarterly.reporting.changes import ASKED_FOR, Change, Holds, RatingShown, Transcript, TranscriptCell
from quarterly.reporting.unchanged import AsTyped
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

SUPPRESSED_WORDS, SHOWN = "Held back", "Shown"
REORDERED = "In another order"

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"'(])|\n+")

Pair = tuple[TranscriptCell, TranscriptCell]


def changes(
    before: Transcript, now: Transcript, policy: CorrectionPolicy | None = None, typed: AsTyped | None = None
) -> tuple[Change, ...]:
    """Return every cell that differs, in the order of the newer version; removed cells come last.

    Cells that the form of the version before did not have are left out. With a policy, for the public: an indicator whose value
    is suppressed in one version, or changed by few cases, has one line without figures. With what was `typed`, a text that is the
    same in both versions is no change, though the public reads one of them with [c].
    """
    # What the older form did not record would look new, and the upgrade of a program like a correction.
    form = before.form
    before, now = before.as_of(form), now.as_of(form)
    typed = typed and AsTyped(typed.before.as_of(form), typed.now.as_of(form))
    if policy:  # earlier versions printed for the public what officers alone are to read
        before = replace(before, cells=tuple(each for each in before.cells if each.what != "Claims"))
    pairs = [pair for pair in _pairs(before, now) if pair[0].text != pair[1].text and not _is_first_asked_for(*pair)]
    found: list[Change] = []
    for _, group in groupby(pairs, key=lambda pair: pair[1].subject):
        of = list(group)
        line = _without_figures(of, policy) if policy else None
        made = (_change(*pair, policy, typed) for pair in _without_what_follows(of))
        found += [line] if line else [each for each in made if each]
    return tuple(_with_rating(change, before, now) for change in found)


def _pairs(before: Transcript, now: Transcript) -> Iterator[Pair]:
    """Yield the cells of both versions in pairs; a cell that one of them lacks is blank there."""
    was, seen = {(each.subject, each.what): each for each in before.cells}, set()
    for each in now.cells:
        seen.add((each.subject, each.what))
        yield was.get((each.subject, each.what), each.blank()), each
    for key, each in was.items():
        if key not in seen:
            yield each, each.blank()


def _is_first_asked_for(was: TranscriptCell, now: TranscriptCell) -> bool:
    return now.what in ASKED_FOR and not (was.text and now.text)


def _change(was: TranscriptCell, now: TranscriptCell, policy: CorrectionPolicy | None, typed: AsTyped | None) -> Change | None:
    if Holds.PROSE in (was.holds, now.holds):
        arrived = was.holds is Holds.AWAITED or not was.text
        found = _of_prose(was.blank() if arrived else was, now, policy, typed)
        return found and replace(found, is_addition=arrived)
    suppressed = was.is_suppressed, now.is_suppressed
    return _in_words(was, now, suppressed) if suppressed[0] != suppressed[1] else _made(was, now, was.text, now.text)


def _of_prose(was: TranscriptCell, now: TranscriptCell, policy: CorrectionPolicy | None, typed: AsTyped | None) -> Change | None:
    if was.text == now.text:  # what was awaited is in rows of its own
        return None
    gone, new = _sentences_apart(was.text, now.text)
    if typed:
        if typed.is_unchanged(now):
            return None
        kept = [each for each in gone if not typed.still_stands(each, now)]
        added = [each for each in new if not typed.stood(_without_mark(each), now)]
        if not kept and not added and (gone or new):
            return None
        gone, new = kept, added
    text = " ".join(gone)
    shown = redact_removed_text(text, now.subject, policy) if policy else text
    return _made(was, now, shown, " ".join(new) or ("" if gone else REORDERED))


def _without_mark(sentence: str) -> str:
    return sentence.replace(SUPPRESSION_MARK, "").strip()


def _made(was: TranscriptCell, now: TranscriptCell, text_was: str, text_now: str) -> Change:
    return Change(
        subject=now.subject,
        title=now.title,
        what=now.what,
        was=text_was,
        now=text_now,
        service=now.service,
        is_first=was.holds is Holds.WORDS,
        section=now.section,
    )


def _sentences_apart(was: str, now: str) -> tuple[list[str], list[str]]:
    """Return the removed sentences and the new ones."""
    old, new = _SENTENCE.split(was), _SENTENCE.split(now)
    return [each for each in old if each not in new], [each for each in new if each not in old]


def _without_what_follows(of: Sequence[Pair]) -> list[Pair]:
    """Return the cells, leaving out a rating whose value or target changed: that change states the effect on the rating."""
    led = any(now.what in ("Value", "Target", "Earlier figures", "Status") for _, now in of)
    return [pair for pair in of if not (led and pair[1].what == "Rating")]


def _without_figures(of: Sequence[Pair], policy: CorrectionPolicy) -> Change | None:
    """Return the one line for the public about an indicator whose old and new value may not both be shown; None if they may."""
    for was, now in of:
        if now.what != "Value":
            continue
        compared = _compared(was), _compared(now)
        match showable(*compared, policy.small_numbers, policy.later.get(now.subject, ())):
            case Showable.WHICH_IS_SUPPRESSED:
                return _in_words(
                    was, now, (is_suppressed(compared[0], policy.small_numbers), is_suppressed(compared[1], policy.small_numbers))
                )
            # 8 published and 6 now may both be seen; side by side they say that two children were taken out.
            case Showable.NEITHER:
                return replace(_made(was, now, SUPPRESSION_MARK, SUPPRESSION_MARK), is_first=False, is_suppressed=True)
            case Showable.BOTH:
                return None
    return None


def _compared(cell: TranscriptCell) -> ComparedValue:
    return ComparedValue(cell.counts, cell.is_suppressed)


def _in_words(was: TranscriptCell, now: TranscriptCell, suppressed: tuple[bool, bool]) -> Change:
    """Return a change without figures; where none is printed, such as "Under query", what is printed says so itself."""
    text_was, text_now = (
        SUPPRESSED_WORDS if is_left_out else SHOWN if cell.holds is Holds.FIGURE else cell.text
        for cell, is_left_out in zip((was, now), suppressed, strict=True)
    )
    return _made(was, now, text_was, text_now)


def _with_rating(change: Change, before: Transcript, now: Transcript) -> Change:
    return replace(change, rating_was=_rating(before, change.subject), rating_now=_rating(now, change.subject))


def _rating(transcript: Transcript, subject: str) -> RatingShown:
    """Return the rating of an indicator, nothing for what has none; with a suppressed value its rating is suppressed too."""
    rating, value = transcript.find(subject, "Rating"), transcript.find(subject, "Value")
    if rating is None:
        return RatingShown()
    # Of 6 cases, with a target of 65% and a tolerance of 10% of it, "on target" is exactly 4.
    if value is not None and value.holds is Holds.SUPPRESSED:
        return RatingShown(rating.text, Holds.SUPPRESSED)
    return RatingShown(rating.text, Holds.WORDS if rating.holds is Holds.WORDS else Holds.FIGURE)
