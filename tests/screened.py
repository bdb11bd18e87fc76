"""The list of sentences with and without personal data that somebody wrote who did not know the rules, and what is found in it.

python -m tests.screened prints the figures. Sentences in even places were never looked at while the rules were written.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from adapters.lexicon import lexicon
from quarterly.screening.known_names import KnownNames
from quarterly.screening.personal_data import PersonalDataKind, kinds_in

_FOLDER = Path(__file__).parent / "unit" / "screening"
_WRITTEN_AS = {"age": PersonalDataKind.AGE, "initials": PersonalDataKind.INITIALS, "name": PersonalDataKind.NAME}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the kinds its author put into it and the kinds that screening finds."""

    text: str
    written: frozenset[PersonalDataKind]
    found: frozenset[PersonalDataKind]


@dataclass(frozen=True, slots=True)
class Recall:
    """Of the sentences with a kind: how many there are, in how many the kind is found, and how many are held at all."""

    sentences: int
    found: int
    held: int

    @property
    def share(self) -> float:
        """The share of the sentences that are held."""
        return self.held / self.sentences


@cache
def sentences(half: int) -> tuple[Sentence, ...]:
    """Return the sentences in odd (1) or even (0) places."""
    return tuple(_screened(each, known()) for place, each in enumerate(_read("sentences.yaml"), 1) if place % 2 == half)


@cache
def known() -> KnownNames:
    """Return what the council of the list has cleared."""
    return KnownNames(not_people=frozenset(_read("known-names.yaml")))


def recall(among: Sequence[Sentence]) -> dict[PersonalDataKind, Recall]:
    """Return the recall of each kind that stands in these sentences."""
    counted = {kind: [each for each in among if kind in each.written] for kind in PersonalDataKind}
    return {
        kind: Recall(len(each), sum(kind in one.found for one in each), sum(bool(one.found) for one in each))
        for kind, each in counted.items()
        if each
    }


def asked_needlessly(among: Sequence[Sentence]) -> tuple[int, int]:
    """Return in how many sentences without personal data some is found, and how many there are."""
    without = [each for each in among if not each.written]
    return sum(bool(each.found) for each in without), len(without)


def _screened(entry: dict[str, Any], known: KnownNames) -> Sentence:
    written = frozenset(_WRITTEN_AS.get(kind) or PersonalDataKind(kind) for kind in entry["kinds"])
    return Sentence(entry["text"], written, frozenset(kinds_in(entry["text"], known, lexicon())))


def _read(name: str) -> list[Any]:
    return list(yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8")))


def main() -> None:
    """Print recall by kind and false questions, for each half of the list."""
    for title, half in (("Looked at while the rules were written", 1), ("Never looked at", 0)):
        false, of = asked_needlessly(sentences(half))
        lines = [f"{title}: {len(sentences(half))} sentences. Without personal data: {false} of {of} asked about."]
        for kind, each in recall(sentences(half)).items():
            lines.append(f"  {kind:40} {each.sentences:4} found {each.found:4} held {each.held:4} ({each.share:.1%})")
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
