"""Every text of a report with its place, as records that checks can go through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quarterly.collecting.narrative.records import Narrative, Passage
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.council import Council
from quarterly.scoring.score import Scorecard

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"'(])|\n+")
_MARKDOWN = re.compile(r"[*\\]|</?\w+>|(?<!\w)_|_(?!\w)|^#+\s*|^[-•]\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """Something written and where: `place` as a sentence says it ("commentary on PI 1178").

    `key` finds what stood there the quarter before, "" where the same words may stand every quarter. `speaks_for_all` tells that
    it speaks for the report and not of one service, priority or indicator. `indicator` is the id of what it explains.
    """

    place: str
    text: str
    key: str = ""
    indicator: str = ""
    speaks_for_all: bool = False
    source: Source | None = None

    @property
    def plain(self) -> str:
        """The text without Markdown's signs, lines kept."""
        return _MARKDOWN.sub("", self.text)

    @property
    def sentences(self) -> list[str]:
        """Its sentences, each on one line."""
        return [" ".join(sentence.split()) for sentence in _SENTENCE.split(self.plain) if sentence.strip()]

    def finding(self, rules: Rulebook, code: str, **words: object) -> Finding:
        """Return the finding a rule makes of this text."""
        file = self.source.file if self.source else self.place.partition(",")[0]
        sheet, cell = (self.source.sheet or None, self.source.cell or None) if self.source else (None, None)
        about = self.indicator or None
        return rules.finding(code, file=file, sheet=sheet, cell=cell, about=about, place=self.place, **words)


def texts_of(council: Council, card: Scorecard, narrative: Narrative, own: tuple[tuple[str, str], ...] = ()) -> tuple[Text, ...]:
    """Return every text of a report that says something, in the order a reader meets its kinds."""
    found = [
        *(Text(place, text, speaks_for_all=True) for place, text in own),
        *_blocks(council, narrative),
        *(_passage(council, passage) for passage in narrative.passages),
        *_of_the_card(council, card),
        *_records(council, narrative),
    ]
    return tuple(text for text in found if text.text.strip())


def kept(texts: tuple[Text, ...]) -> dict[str, tuple[str, ...]]:
    """Return the texts to be held against next quarter's, by key: a place can hold several."""
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
    """Return a title as it stands within a sentence: "Key developments" is "key developments", "KS2" stays."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _blocks(council: Council, narrative: Narrative) -> Iterator[Text]:
    for block in narrative.implications:
        title = council.profile.implications.get(block.name, block.name)
        place = title if "implication" in title.casefold() else f"implications, {title}"
        yield Text(place, block.text, speaks_for_all=True, source=block.source)
    for number, asked in enumerate(narrative.recommendations, 1):
        yield Text(f"recommendation {number}", asked.text, speaks_for_all=True, source=asked.source)


def _passage(council: Council, passage: Passage) -> Text:
    kind = council.profile.narrative.get(passage.kind)
    of = f" of {name_of(council, passage.about)}" if passage.about else ""
    lead = f" ({passage.topic})" if passage.topic else ""
    key = "/".join(("passage", passage.kind, passage.about, passage.topic.casefold()))
    place = f"{lowered(kind.title if kind else passage.kind)}{of}{lead}"
    return Text(place, passage.text, key, speaks_for_all=not passage.about, source=passage.source)


def _of_the_card(council: Council, card: Scorecard) -> Iterator[Text]:
    refs = {indicator.id: indicator.ref for indicator in council.catalogue.indicators}
    for score in card.scores:
        place = f"commentary on {refs.get(score.indicator, score.indicator)}"
        yield Text(place, score.comment, f"commentary/{score.indicator}", score.indicator, source=score.source)
    for action in card.actions:
        yield Text(f"progress of {action.ref}", action.progress, f"progress/{action.ref}", source=action.source)


def _records(council: Council, narrative: Narrative) -> Iterator[Text]:
    for tracker in narrative.trackers:
        yield Text(f"update of action tracker {tracker.ref}", tracker.update, f"tracker/{tracker.ref}", source=tracker.source)
    for rating in narrative.priority_ratings:
        place = f"reason for the rating of {name_of(council, rating.priority)}"
        yield Text(place, rating.reason, f"rating/{rating.priority}", source=rating.source)
    for school in narrative.schools:
        yield Text(f"note on {school.school}", school.note, f"school/{school.school}", source=school.source)
    for undertaking in narrative.undertakings:
        place = f"progress of {undertaking.ref}"
        yield Text(place, undertaking.progress, f"undertaking/{undertaking.ref}", source=undertaking.source)
