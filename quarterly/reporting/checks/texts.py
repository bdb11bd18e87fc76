"""Every text of a report with its location in the report, for the consistency checks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from quarterly.collecting.narrative.records import (
    Implication,
    Narrative,
    Passage,
    PriorityRating,
    Recommendation,
    School,
    Tracker,
    Undertaking,
)
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.source import Source
from quarterly.collecting.written import prose_in
from quarterly.configuration.council import Council
from quarterly.scoring.score import ActionScore, Scorecard
from quarterly.vocabulary.asked import Asked
from quarterly.vocabulary.canonical import digest

PROFILE = "profile.yaml"

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"'(])|\n+")
_FRONT = (Implication, Recommendation, Passage)  # in this order
_MARKDOWN = re.compile(r"[*\\]|</?\w+>|(?<!\w)_|_(?!\w)|^#+\s*|^[-•]\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ReportText:
    """A text and its `location` as a sentence names it ("commentary on PI 1178").

    `key` identifies the same location in the quarter before, "" if the same words are right every quarter. `speaks_for_all`: it
    is about the whole report rather than one service, priority or indicator. `indicator` is the id of the indicator it explains.
    `file` is the file it is from, if it has no `source`.
    """

    location: str
    text: str
    key: str = ""
    indicator: str = ""
    speaks_for_all: bool = False
    source: Source | None = None
    file: str = ""

    @property
    def plain(self) -> str:
        """The text without Markdown characters, in its own lines."""
        return _MARKDOWN.sub("", self.text)

    @property
    def sentences(self) -> list[str]:
        """The sentences of the text, each on one line."""
        return [" ".join(sentence.split()) for sentence in _SENTENCE.split(self.plain) if sentence.strip()]

    def finding(self, rules: Rulebook, code: str, sentences: Iterable[str] = (), **words: object) -> Finding:
        """Return a finding of this rule about the text, or some of its sentences; `words` fill the braces of its message."""
        file = self.source.file if self.source else self.file or self.location
        sheet, cell = (self.source.sheet or None, self.source.cell or None) if self.source else (None, None)
        about = self.indicator or None
        found = rules.finding(code, file=file, sheet=sheet, cell=cell, about=about, location=self.location, **words)
        quoted = tuple(dict.fromkeys(sentences))
        # What is asked about a sentence is asked again of another one.
        asked = found.asked and Asked(about=digest(found.asked.about, quoted))
        return replace(found, sentences=quoted, asked=asked)


def texts_of(
    council: Council, card: Scorecard, narrative: Narrative, own: tuple[tuple[str, str], ...] = ()
) -> tuple[ReportText, ...]:
    """Return every text of a report that is not blank, in the order in which a reader meets its kinds."""
    front, records = _by_kind(council, narrative)
    found = [
        *(ReportText(location, text, speaks_for_all=True, file=PROFILE) for location, text in own),
        *front,
        *_of_the_card(council, card),
        *records,
    ]
    return tuple(text for text in found if text.text.strip())


def texts_by_key(texts: tuple[ReportText, ...]) -> dict[str, tuple[str, ...]]:
    """Return the texts to compare with those of the next quarter, by key; several texts can share a key."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        if text.key:
            found[text.key] = (*found.get(text.key, ()), text.text)
    return found


def name_of(council: Council, about: str) -> str:
    """Return the name of a service or a priority by its key."""
    if about in council.profile.services:
        return council.profile.services[about].name
    return next((priority.name for priority in council.profile.priorities if priority.id == about), about)


def lowered(title: str) -> str:
    """Return a title as a sentence continues with it: "key developments" for "Key developments", but "KS2" as it is."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _by_kind(council: Council, narrative: Narrative) -> tuple[list[ReportText], list[ReportText]]:
    """Return the prose of all narrative: what precedes the commentary, in the order of its kinds, and the rest."""
    found = [(record, _texts(council, record, number)) for number, record in narrative.records]
    front = [text for kind in _FRONT for record, texts in found if isinstance(record, kind) for text in texts]
    return front, [text for record, texts in found if not isinstance(record, _FRONT) for text in texts]


def _texts(council: Council, record: Any, number: int) -> list[ReportText]:
    """Return the prose of a record; a field other than the main one is located by its name."""
    main = _main_field(council, record, number)
    if main is None:
        what = f"{_spaced(type(record).__name__)} {number}"
        return [ReportText(f"{_spaced(name)} of {what}", text, source=record.source) for name, text in prose_in(record)]
    return _prose(record, *main)


def _prose(record: Any, field: str, about: ReportText) -> list[ReportText]:
    """Return the prose of a record; `about` describes the text of its main field, beside which the others are located."""
    return [replace(about if name == field else _beside(about, name), text=text) for name, text in prose_in(record)]


def _beside(about: ReportText, field: str) -> ReportText:
    return replace(about, location=f"{_spaced(field)} beside {about.location}", key=f"{about.key}/{field}" if about.key else "")


def _main_field(council: Council, record: Any, number: int) -> tuple[str, ReportText] | None:
    """Return the main field of a kind of record, with the location and key of its text; None for a kind not listed here."""
    match record:
        case Implication():
            title = council.profile.implications.get(record.name, record.name)
            location = title if "implication" in title.casefold() else f"implications, {title}"
            return "text", ReportText(location, "", speaks_for_all=True, source=record.source)
        case Recommendation():
            return "text", ReportText(f"recommendation {number}", "", speaks_for_all=True, source=record.source)
        case Passage():
            return "text", _passage(council, record)
        case Tracker():
            location, key = f"update of action tracker {record.ref}", f"tracker/{record.ref}"
            return "update", ReportText(location, "", key, source=record.source)
        case PriorityRating():
            location = f"reason for the rating of {name_of(council, record.priority)}"
            return "reason", ReportText(location, "", f"rating/{record.priority}", source=record.source)
        case School():
            return "note", ReportText(f"note on {record.school}", "", f"school/{record.school}", source=record.source)
        case Undertaking():
            return "progress", ReportText(f"progress of {record.ref}", "", f"undertaking/{record.ref}", source=record.source)
        case ActionScore():
            return "progress", ReportText(f"progress of {record.ref}", "", f"progress/{record.ref}", source=record.source)
    return None


def _passage(council: Council, passage: Passage) -> ReportText:
    kind = council.profile.narrative.get(passage.kind)
    of = f" of {name_of(council, passage.about)}" if passage.about else ""
    lead = f" ({passage.topic})" if passage.topic else ""
    key = "/".join(("passage", passage.kind, passage.about, passage.topic.casefold()))
    location = f"{lowered(kind.title if kind else passage.kind)}{of}{lead}"
    return ReportText(location, "", key, speaks_for_all=not passage.about, source=passage.source)


def _spaced(name: str) -> str:
    """Return the name of a field or of a kind of record as words: "PriorityRating" is "priority rating"."""
    return re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _of_the_card(council: Council, card: Scorecard) -> Iterator[ReportText]:
    names = {indicator.id: indicator.short for indicator in council.catalogue.indicators}
    for score in card.scores:
        name = names.get(score.indicator, score.indicator)
        about = ReportText(f"commentary on {name}", "", f"commentary/{score.indicator}", score.indicator, source=score.source)
        yield from _prose(score, "comment", about)
    for number, action in enumerate(card.actions, start=1):
        yield from _texts(council, action, number)
