"""Nouns of the trade whose counts are no counts of children, as every council has them (reference/counted-nouns.yaml)."""

import re
from collections.abc import Iterable, Iterator, Mapping

WITHOUT_PLURAL = "without a plural"  # the heading in that file under which nouns have one form


def counted_nouns(groups: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the nouns of all groups, each in the singular and in the plural."""
    return tuple(form for group, nouns in groups.items() for noun in nouns for form in _forms(noun, group))


def plural(noun: str) -> str:
    """Return the plural of a noun: "agency" has "agencies", "branch" "branches"."""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|ch|sh)$", noun) else f"{noun}s"


def singulars(noun: str) -> Iterator[str]:
    """Yield what a word may be the plural of."""
    if noun.endswith("ies"):
        yield f"{noun[:-3]}y"
    if noun.endswith("es"):
        yield noun[:-2]
    if noun.endswith("s"):
        yield noun[:-1]


def _forms(noun: str, group: str) -> tuple[str, ...]:
    return (noun,) if group == WITHOUT_PLURAL else (noun, plural(noun))
