"""What differs between two versions, cell by cell, without telling of a small count by putting them side by side."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.free_text import redact_text
from quarterly.disclosure.small_counts import is_small, ratio_is_disclosive
from quarterly.reporting.corrections.records import Change, Said, Told
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK

HIDDEN, SHOWN = "Held back", "Shown"
REORDERED = "In another order"

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"'(])|\n+")


def changes(before: Told, now: Told, policy: SmallNumbers | None = None) -> tuple[Change, ...]:
    """Return every cell that differs, in the order of the newer version; what is gone comes last.

    With a policy, for the public: a value that is or was held back is told without any figure, and so is one that changed
    by so few cases that was and now together would count them. What follows from such a value is then not told either.
    """
    pairs = [pair for pair in _pairs(before, now) if pair[0].text != pair[1].text]
    found: list[Change] = []
    for _, group in groupby(pairs, key=lambda pair: pair[1].subject):
        of = list(group)
        told = _without_figures(of, policy) if policy else None
        found += [told] if told else [_change(*pair, policy) for pair in _without_what_follows(of)]
    return tuple(_with_rating(change, before, now) for change in found)


def _pairs(before: Told, now: Told) -> Iterator[tuple[Said, Said]]:
    """Yield the cells of both versions by twos; a cell that one of them lacks is blank there."""
    was, seen = {(each.subject, each.what): each for each in before.said}, set()
    for each in now.said:
        seen.add((each.subject, each.what))
        yield was.get((each.subject, each.what), _blank(each)), each
    for key, each in was.items():
        if key not in seen:
            yield each, _blank(each)


def _blank(like: Said) -> Said:
    return Said(like.subject, like.title, like.what, "", like.service, like.is_prose)


def _change(was: Said, now: Said, policy: SmallNumbers | None) -> Change:
    hidden = SUPPRESSION_MARK in was.text, SUPPRESSION_MARK in now.text
    if hidden[0] != hidden[1] and not now.is_prose:
        return _in_words(was, now, hidden)
    if not now.is_prose:
        return Change(now.subject, now.title, now.what, was.text, now.text, now.service)
    gone, new = _sentences_apart(was.text, now.text)
    if policy:
        gone = redact_text(gone, policy)  # what the version before told may be more than may be told today
    return Change(now.subject, now.title, now.what, gone, new or ("" if gone else REORDERED), now.service)


def _sentences_apart(was: str, now: str) -> tuple[str, str]:
    """Return the sentences that are gone and those that are new."""
    old, new = _SENTENCE.split(was), _SENTENCE.split(now)
    return " ".join(each for each in old if each not in new), " ".join(each for each in new if each not in old)


def _without_what_follows(of: list[tuple[Said, Said]]) -> list[tuple[Said, Said]]:
    """Return the cells without a rating that stands beside a value or target that changed: each change tells its effect."""
    led = any(now.what in ("Value", "Target", "Status") for _, now in of)
    return [pair for pair in of if not (led and pair[1].what == "Rating")]


def _without_figures(of: list[tuple[Said, Said]], policy: SmallNumbers) -> Change | None:
    """Return the one line that may be told of an indicator whose value is held back in one version, or changed by few cases."""
    for was, now in of:
        if now.what != "Value":
            continue
        hidden = _is_hidden(was, policy), _is_hidden(now, policy)
        if hidden[0] != hidden[1]:
            return _in_words(was, now, hidden)
        if _tells_by_difference(was, now, policy):
            return Change(now.subject, now.title, now.what, SUPPRESSION_MARK, SUPPRESSION_MARK, now.service)
    return None


def _is_hidden(said: Said, policy: SmallNumbers) -> bool:
    return SUPPRESSION_MARK in said.text or ratio_is_disclosive(*said.counts, policy)


def _in_words(was: Said, now: Said, hidden: tuple[bool, bool]) -> Change:
    """Return a change without figures; where none is printed, such as "Under query", what is printed says so itself."""
    told = [HIDDEN if held else SHOWN if _has_figure(each) else each.text for each, held in zip((was, now), hidden, strict=True)]
    return Change(now.subject, now.title, now.what, told[0], told[1], now.service)


def _has_figure(said: Said) -> bool:
    return any(map(str.isdigit, said.text))


def _tells_by_difference(was: Said, now: Said, policy: SmallNumbers) -> bool:
    sides = [_apart(a, b) for a, b in zip(was.counts, now.counts, strict=True)]
    rests = [_rest(was), _rest(now)]
    return any(is_small(each, policy) for each in (*sides, _apart(*rests)))


def _rest(said: Said) -> Decimal | None:
    part, whole = said.counts
    return whole - part if part is not None and whole is not None else None


def _apart(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return abs(one - other) if one is not None and other is not None else None


def _with_rating(change: Change, before: Told, now: Told) -> Change:
    was, is_now = before.rating(change.subject), now.rating(change.subject)
    return replace(change, rating_was=was, rating_now=is_now)
