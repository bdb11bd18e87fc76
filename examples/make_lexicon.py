"""Makes reference/lexicon/: words of English, forenames and surnames, from the two sources that reference/README.md names.

    python -m examples.make_lexicon DICT FORENAMES SURNAMES

DICT is the folder with `british-english-small` and `british-english-large` (SCOWL, Debian's packages wbritish-small and
wbritish-large). FORENAMES and SURNAMES are CSV files with the columns `name` and `count` (United States Census of 2020).
"""

import csv
import sys
from itertools import groupby
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "reference" / "lexicon"

# A rare word that is a common name ("abigail", "rogers") is a name; a common word that is one ("grace", "young") is both, and the
# words around it decide. These limits are numbers of people in the census.
FORENAME_RATHER_THAN_WORD, SURNAME_RATHER_THAN_WORD = 1_500, 15_000
FORENAME_AND_WORD, SURNAME_AND_WORD = 2_000, 3_000
CERTAIN_FORENAME, COMMON_FORENAME, COMMON_SURNAME = 400, 8_000, 3_000

# Words a census and a dictionary cannot decide, decided by hand: one list has names that happen to be common words ("maria",
# "harry"), the other words that happen to be names ("care", "ref").
NAMES_RATHER_THAN_WORDS = set((FOLDER / "names-rather-than-words.txt").read_text(encoding="utf-8").split())
WORDS_RATHER_THAN_NAMES = set((FOLDER / "words-rather-than-names.txt").read_text(encoding="utf-8").split())
SURNAMES_ALL_THE_SAME = {"young", "price", "long", "little", "best", "love", "elder", "day", "good"}


def main(dictionary: Path, forenames: Path, surnames: Path) -> None:
    """Write the four lists."""
    common = _words(dictionary / "british-english-small")
    every = _words(dictionary / "british-english-large")
    first, last = _counts(forenames), _counts(surnames)
    words = {w for w in every if w in common or not _is_rather_a_name(w, first, last)}
    words = (words - NAMES_RATHER_THAN_WORDS) | WORDS_RATHER_THAN_NAMES
    proper = {w for w in _proper_nouns(dictionary / "british-english-large") if w not in first and w not in last}
    _write("words", words | proper)
    _write("forenames", _names(first, words, every, COMMON_FORENAME, FORENAME_AND_WORD))
    _write("surnames", _names(last, words, every, COMMON_SURNAME, SURNAME_AND_WORD) | SURNAMES_ALL_THE_SAME)
    no_names = words | _words(dictionary / "british-english")
    _write(
        "certain-forenames",
        {n for n, count in first.items() if count >= CERTAIN_FORENAME and n not in no_names and len(n) > 3},
    )


def _names(counts: dict[str, int], words: set[str], every: set[str], alone: int, beside_a_word: int) -> set[str]:
    allowed = counts.keys() - WORDS_RATHER_THAN_NAMES
    return {n for n in allowed if counts[n] >= (beside_a_word if n in words or n in every else alone)}


def _is_rather_a_name(word: str, first: dict[str, int], last: dict[str, int]) -> bool:
    return first.get(word, 0) >= FORENAME_RATHER_THAN_WORD or last.get(word, 0) >= SURNAME_RATHER_THAN_WORD


def _words(path: Path) -> set[str]:
    """Return the words of a dictionary in lower case, without those that are written with a capital letter."""
    return {w for w in path.read_text(encoding="utf-8").split() if w.islower() and "'" not in w and len(w) > 1}


def _proper_nouns(path: Path) -> set[str]:
    """Return the words that a dictionary writes with one capital letter, in lower case: countries, peoples, faiths, brands."""
    return {w.lower() for w in path.read_text(encoding="utf-8").split() if w.istitle() and "'" not in w and len(w) > 3}


def _counts(path: Path) -> dict[str, int]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"].lower(): int(row["count"]) for row in csv.DictReader(file) if row["name"].isalpha()}


def _write(name: str, words: set[str]) -> None:
    """Write words with the same first two letters on one line, as `word_list` reads them."""
    lines = (" ".join(group) for _, group in groupby(sorted(words), key=lambda word: word[:2]))
    (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
