"""How many false questions a council is asked in its second quarter, once it has sorted what the first one asked about.

python -m tests.second_quarter prints the figures. What `quarterly check COUNCIL` proposes from the first quarter's workbooks is
taken over as names of no person, and nothing else is cleared; the six councils' texts name no child, so every question in the
second is a false one. A page is 400 words of cells with more than one word. Of a council with one quarter every second workbook
stands for the next quarter; of the blind list the half that was looked at stands for the first.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from adapters.councils import load_council
from adapters.lexicon import lexicon
from adapters.workbook.reader import shared_reader
from quarterly.configuration.known_names import ClearedNames
from quarterly.screening.council_words import known_names
from quarterly.screening.known_names import KnownNames
from quarterly.screening.personal_data import personal_sentences
from quarterly.screening.proposals import phrases_asked_about
from tests.screened import known, sentences

STAND_IN = "every second workbook"
BLIND = "list of misleading sentences"
WORDS = 400  # of a page
_COUNCILS = Path(__file__).parents[1] / "councils"
_ONE_QUARTER = ("dudley", "central-bedfordshire", "herefordshire")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about in one quarter after another: false questions, and pages that were read."""

    after: str
    questions: int
    pages: float

    @property
    def in_two_pages(self) -> float:
        """False questions in two pages."""
        return 2 * self.questions / self.pages


def measured() -> Iterator[Asked]:
    """Yield each quarter or version that follows another."""
    halton, leeds = _COUNCILS / "halton", _COUNCILS / "leeds"
    yield _after("halton, snapshot then full issue", "halton", _books(halton / "returns"), _books(halton / "full-issue"))
    yield _after("leeds, then after the meeting", "leeds", _books(leeds / "returns"), _books(leeds / "after-the-meeting"))
    quarters = sorted((_COUNCILS / "sampleshire/returns").iterdir())
    for first, second in pairwise(quarters):
        yield _after(f"sampleshire, {first.name} then {second.name}", "sampleshire", _books(first), _books(second))
    for council in _ONE_QUARTER:
        books = _books(_COUNCILS / council / "returns")
        yield _after(f"{council}, {STAND_IN}", council, books[::2], books[1::2])
    blind = [[each.text for each in sentences(half) if not each.written] for half in (1, 0)]
    yield _asked(f"{BLIND}, halves", known(), *blind)


def in_all(found: Sequence[Asked]) -> Asked:
    """Return what was asked about in all reports together, without the list, which was written to mislead."""
    reports = [each for each in found if not each.after.startswith(BLIND)]
    return Asked("all reports", sum(each.questions for each in reports), sum(each.pages for each in reports))


def _after(name: str, council: str, first: Sequence[Path], second: Sequence[Path]) -> Asked:
    whole = load_council(council)
    profile = whole.profile.model_copy(update={"known_names": ClearedNames()})
    own = known_names(whole.model_copy(update={"profile": profile}), lexicon())
    return _asked(name, own, *([text for book in books for text in _texts(book)] for books in (first, second)))


def _asked(name: str, own: KnownNames, first: Sequence[str], second: Sequence[str]) -> Asked:
    proposed = frozenset(phrase for phrase, _ in phrases_asked_about(first, own, lexicon()))
    sorted_ = replace(own, not_people=own.not_people | proposed)
    found = {each.digest for text in second for each in personal_sentences(text, sorted_, lexicon())}
    return Asked(name, len(found), sum(len(text.split()) for text in second) / WORDS)


def _books(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.xlsx"))


def _texts(book: Path) -> Iterator[str]:
    yield from (text for sheet in shared_reader().read(book.read_bytes()).sheets for _, text in sheet.texts() if " " in text)


def main() -> None:
    """Print the false questions in two pages of each second quarter, and of all together."""
    found = list(measured())
    for each in found:
        sys.stdout.write(f"{each.after:60} {each.questions:3} in {each.pages:5.1f} pages: {each.in_two_pages:.2f} in two\n")
    whole = in_all(found)
    sys.stdout.write(f"{whole.after:60} {whole.questions:3} in {whole.pages:5.1f} pages: {whole.in_two_pages:.2f} in two\n")


if __name__ == "__main__":
    main()
