"""The figures of a report held against the text of an agenda's final file: which are the same there, and which are others.

A row of a table and a sentence are known again by their words. So a file in which a clerk changed a figure, took parts out or put
others in between can be compared without knowing how it is laid out. What was worded anew is counted as not found.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from quarterly.reporting.model import Report, Section
from quarterly.reporting.walk import lines_of, sections_in

COVER = "Cover report"
_FEWEST_WORDS = 3  # by which a row or a sentence is known again
_FIGURE = r"(?:(?<![\w.,)\]])[-−])?\d+(?:,\d{3})*(?:\.\d+)?"
_MARK = r"\[[a-z]\]"  # what stands in place of a figure, or beside it
# A bracket is a word: “within 12 months (12 months to June)” is no row whose figure is 12.
_TOKEN = re.compile(rf"({_MARK}|{_FIGURE})|([^\W\d_]+|[()])")
_HYPHENATED = re.compile("[\u00ad\ufffe\x02]\\s*")  # where a program that reads a PDF found a word divided at the end of a line
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_ANY = "#"
_SHOWN = 90  # characters of what a figure stands in


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """A figure that is another in the agenda: its part and place in the report, the row or sentence, both figures as printed."""

    part: str
    where: str
    text: str
    ours: str
    theirs: str

    @property
    def line(self) -> str:
        """The difference in a line. Of what the report suppresses, the number in the agenda is not repeated."""
        if self.ours.startswith("["):
            return f"{self.where}, “{self.text}”: {self.ours} in the report, a number in the agenda"
        return f"{self.where}, “{self.text}”: {self.ours} in the report, {self.theirs} in the agenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFile:
    """What a comparison found: how many figures are the same, each that is another, and the rows that were not found.

    `not_found` has their places, of parts of which most is in the file; `absent` are the titles of the parts that are not in it.
    """

    same: int
    others: tuple[OtherFigure, ...]
    not_found: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row or a sentence with figures: the part it belongs to, its place, its text, its words with figures blank, its figures.

    `ends` are the numbers of words after which a cell ends, and by which the beginning of a row may be known again.
    """

    part: str
    where: str
    text: str
    words: tuple[str, ...]
    figures: tuple[str, ...]
    ends: tuple[int, ...] = ()

    def beginning(self, length: int) -> "_Row":
        """Return the row as far as a word."""
        words = self.words[:length]
        return replace(self, words=words, figures=self.figures[: words.count(_ANY)])


@dataclass(frozen=True, slots=True)
class _Match:
    """Where the words of a row stand in a file, and with which figures."""

    at: int
    words: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def places(self) -> range:
        """The positions of its words in the file."""
        return range(self.at, self.at + len(self.words))


def compared(report: Report, text: str) -> ComparedFile:
    """Return how the figures of a report stand in the text of a file."""
    file = _tokens(text)
    rows = _as_far_as_found(list(_rows(report)), file)
    matches = list(_matches({row.words for row in rows}, file))
    known: dict[tuple[str, ...], dict[tuple[str, ...], _Row]] = {}
    for row in rows:
        known.setdefault(row.words, {}).setdefault(row.figures, row)
    there = {match.words for match in matches}
    printed = {(match.words, match.figures) for match in matches}
    by_part: dict[str, list[_Row]] = {}
    for row in rows:
        by_part.setdefault(row.part, []).append(row)
    is_there = {part: 2 * sum(row.words in there for row in own) >= len(own) for part, own in by_part.items()}
    return ComparedFile(
        same=sum(len(row.figures) for row in rows if (row.words, row.figures) in printed),
        others=tuple(each for each in _others(matches, known) if is_there[each.part]),
        not_found=tuple(f"{row.where}, “{row.text}”" for row in rows if row.words not in there and is_there[row.part]),
        absent=tuple(part for part in by_part if not is_there[part]),
    )


def _as_far_as_found(rows: Sequence[_Row], file: "_Tokens") -> list[_Row]:
    """Return the rows, of those that are not found as a whole only as many cells as are: a template may have fewer columns."""
    there = {match.words for match in _matches({row.words for row in rows}, file)}
    begun = {row.words[:end] for row in rows if row.words not in there for end in row.ends}
    there |= {match.words for match in _matches(begun, file)}
    return [_found_of(row, there) for row in rows]


def _found_of(row: _Row, there: Collection[tuple[str, ...]]) -> _Row:
    if row.words in there:
        return row
    return next((row.beginning(end) for end in reversed(row.ends) if row.words[:end] in there), row)


def _others(matches: Sequence[_Match], known: Mapping[tuple[str, ...], Mapping[tuple[str, ...], _Row]]) -> Iterator[OtherFigure]:
    """Yield each figure that is another, once: not where the words begin a longer row whose figures are all the report's."""
    settled = {place for match in matches if match.figures in known[match.words] for place in match.places}
    seen = set[tuple[object, ...]]()
    for match in matches:
        own = known[match.words]
        if match.figures in own or settled.issuperset(match.places) or (match.words, match.figures) in seen:
            continue
        seen.add((match.words, match.figures))
        row = min(own.values(), key=lambda each: sum(a != b for a, b in zip(each.figures, match.figures, strict=True)))
        for ours, theirs in zip(row.figures, match.figures, strict=True):
            if ours != theirs:
                yield OtherFigure(row.part, row.where, row.text, ours, theirs)


def _matches(wanted: Collection[tuple[str, ...]], file: "_Tokens") -> Iterator[_Match]:
    """Yield every place of a file where the words of a row stand."""
    length = _FEWEST_WORDS + 1
    by_beginning: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for each in sorted(wanted):
        by_beginning.setdefault(each[:length], []).append(each)
    for at in range(len(file.words) - length + 1):
        for each in by_beginning.get(tuple(file.words[at : at + length]), ()):
            if tuple(file.words[at : at + len(each)]) == each:
                yield _Match(at, each, file.figures(at, at + len(each)))


def _rows(report: Report) -> Iterator[_Row]:
    first = [report["glance"]] if "glance" in report else []
    yield from _rows_of(COVER, [*first, *report["sections"]])
    for appendix in report["appendices"]:
        yield from _rows_of(appendix["title"], appendix["sections"])


def _rows_of(part: str, sections: Sequence[Section]) -> Iterator[_Row]:
    inner = (found for top in sections for found in sections_in(top))
    for line in (line for path, section in inner for line in lines_of(section, path)):
        where = ", ".join(dict.fromkeys((part, line.section[-1])))
        for cells in [line.texts] if line.is_of_table else [(each,) for each in _SENTENCE.split(" ".join(line.texts))]:
            tokens = _tokens(" ".join(cells))
            figures = tokens.figures(0, len(tokens.words))
            if figures and len(tokens.words) - len(figures) >= _FEWEST_WORDS:
                shown = shorten(" ".join(cells), _SHOWN, placeholder=" …")
                yield _Row(part, where, shown, tuple(tokens.words), figures, tuple(_ends(cells)))


def _ends(cells: Sequence[str]) -> Iterator[int]:
    """Yield after how many words each cell ends that has figures, but for the heading of the row."""
    total = 0
    for number, cell in enumerate(cells):
        words = _tokens(cell).words
        total += len(words)
        if number and _ANY in words and total > _FEWEST_WORDS:
            yield total


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words of a text with every figure blank, and as they stand, of the same length."""

    words: list[str]
    printed: list[str]

    def figures(self, begin: int, end: int) -> tuple[str, ...]:
        """Return the figures between two positions."""
        pairs = zip(self.words[begin:end], self.printed[begin:end], strict=True)
        return tuple(printed for word, printed in pairs if word == _ANY)


def _tokens(text: str) -> _Tokens:
    plain = unicodedata.normalize("NFKC", _HYPHENATED.sub("", text))
    found = _Tokens([], [])
    for token in _TOKEN.finditer(plain):
        figure, word = token.groups()
        found.words.append(_ANY if figure else word.casefold())
        found.printed.append(figure.replace(",", "").replace("−", "-") if figure else word)
    return found
