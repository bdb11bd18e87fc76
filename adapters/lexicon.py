"""The lexicon that free text is screened with, read from reference/ when the first text is screened."""

from functools import cache

from adapters.reference import FOLDER as REFERENCE
from adapters.reference import neighbours
from quarterly.screening.lexicon import Lexicon, WordList, word_list

FOLDER = REFERENCE / "lexicon"


@cache
def lexicon() -> Lexicon:
    """Return the words and names that text is held against; the names of authorities are no person's."""
    authorities = frozenset(each.name for each in neighbours().authorities.values())
    return Lexicon(
        words=_words("words"),
        forenames=_words("forenames"),
        certain_forenames=_words("certain-forenames"),
        surnames=_words("surnames"),
        trade_words=frozenset(_lines("trade-words")) | authorities,
    )


def _words(name: str) -> WordList:
    return word_list((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


def _lines(name: str) -> list[str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
