"""The words of scorecards (reference/scorecards.yaml): what columns are called, and what words make likely."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from quarterly.collecting.layouts.heading_periods import named_in
from quarterly.collecting.sheets.find_table import field_of
from quarterly.collecting.sheets.layout import plain
from quarterly.collecting.sheets.sheets import Scalar
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity


class Beside(StrEnum):
    """What a row below an indicator may hold that is no indicator: its target, figures of others, or its own of another time."""

    TARGET = "target"
    OTHERS = "others"
    PAST = "past"


class ScorecardWords(ConfigurationModel):
    """Whole headings by what stands below them, and words of names with what they make likely."""

    columns: Mapping[str, tuple[str, ...]]
    units: Mapping[Unit, tuple[str, ...]]
    polarities: Mapping[Polarity, tuple[str, ...]]
    likely: Mapping[Polarity, tuple[str, ...]]
    bases: Mapping[Basis, tuple[str, ...]]
    rows_beside: Mapping[Beside, tuple[str, ...]]
    roles: tuple[str, ...]
    loose: tuple[str, ...]
    spelled_out: Mapping[str, str]

    def field(self, heading: str) -> str:
        """Return what stands below a heading, in plain form, "" where it is none of these."""
        return field_of(heading, self.columns) or ""

    def unit(self, typed: str) -> Unit | None:
        """Return the unit that a cell names."""
        return next((unit for unit, texts in self.units.items() if plain(typed) in map(plain, texts)), None)

    def polarity(self, typed: str) -> Polarity | None:
        """Return the polarity that a cell states."""
        return next((way for way, texts in self.polarities.items() if plain(typed) in map(plain, texts)), None)

    def row_beside(self, name: str) -> Beside | None:
        """Return what a row of this name, in plain form and without a time, holds beside the indicator above it."""
        return next((beside for beside, names in self.rows_beside.items() if name in names), None)

    def likely_way(self, name: str) -> tuple[Polarity, str] | None:
        """Return the polarity that a name makes likely, with the words that do; None where none does, or words of both."""
        found = [(way, word) for way, words in self.likely.items() if (word := _longest(words, name))]
        # "Pupils absent" and "absence visited in time": of two the longer words say more, unless they are alike.
        found.sort(key=lambda each: -len(each[1]))
        return found[0] if found and (len(found) == 1 or len(found[0][1]) > len(found[1][1]) + 3) else None

    def basis(self, name: str) -> tuple[Basis, str] | None:
        """Return the basis that a name makes likely, with the words that do."""
        return next(((basis, word) for basis, words in self.bases.items() if (word := _longest(words, name))), None)

    def telling(self, name: str) -> frozenset[str]:
        """Return the words of a name that tell it from others, in the singular and spelled out."""
        text = " ".join(re.findall(r"[a-z0-9]+", name.casefold().replace(",", "")))
        short = "|".join(sorted(self.spelled_out, key=len, reverse=True))
        text = re.sub(rf"\b(?:{short})\b", lambda found: self.spelled_out[found[0]], text)
        return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in text.split() if word not in self.loose)

    def is_role(self, text: str) -> bool:
        """Whether a text tells what somebody is, and not who."""
        return any(word.casefold() in self.roles for word in re.findall(r"[\w-]+", text))


def names_a_time(value: Scalar) -> bool:
    """Whether a heading names a stretch of time."""
    return not named_in(value).is_nothing


def is_a_time(text: str) -> bool:
    """Whether a text is a stretch of time and nothing else, as headings of columns are, and names of indicators are not."""
    named = named_in(text)
    return not named.is_nothing and not named.words


def _longest(words: Sequence[str], name: str) -> str:
    text = name.casefold()
    there = [word for word in words if word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    return max(there, key=len, default="")
