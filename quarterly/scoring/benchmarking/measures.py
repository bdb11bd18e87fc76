"""DfE's measures with the polarity of each, which a council may adopt, or depart from with a reason.

A measure is named by its exact title ("Continuous assessments completed within 45 working days"), by its code where only
one measure has it ("304"; two have "305"), or by both ("305 Number of referrals to Children's Social Services").
Case and spacing do not matter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from quarterly.vocabulary.polarity import Polarity

# DfE writes "-" for a measure where neither high nor low is good, and leaves the cell blank where it has not decided.
_POLARITIES = {"high": Polarity.HIGH, "low": Polarity.LOW, "-": Polarity.NONE, "": Polarity.NONE}
_MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of DfE's library; `code` is blank for some."""

    code: str
    topic: str
    title: str
    polarity: Polarity

    @property
    def full_name(self) -> str:
        """Code and title, which name this measure where either alone could be another."""
        return f"{self.code} {self.title}".strip()


def measures_from(rows: Iterable[Mapping[str, str]]) -> tuple[Measure, ...]:
    """Return the measures of a library's rows, by its columns Measure_code, Topic, Measure and Polarity.

    ValueError names a measure whose polarity is none of High, Low, "-" and blank.
    """
    return tuple(_measure(row) for row in rows)


def polarity_of(name: str, measures: Sequence[Measure]) -> Polarity:
    """Return the polarity of a measure, NONE where DfE states none; raise ValueError like `find_measure`."""
    return find_measure(name, measures).polarity


def find_measure(name: str, measures: Sequence[Measure]) -> Measure:
    """Return the measure with a title, a code or both; ValueError lists similar titles, or the measures to choose from."""
    wanted = _folded(name)
    found = [m for m in measures if wanted and wanted in _names(m)]
    if not found:
        raise ValueError(_unknown(name, measures))
    # DfE may list one measure under several topics; which is meant matters only if their polarities differ.
    if len({(_folded(m.title), m.polarity) for m in found}) > 1:
        raise ValueError(_ambiguous(name, found))
    return found[0]


@cache  # of some hundred measures, among which each indicator of a catalogue is looked up
def _names(measure: Measure) -> frozenset[str]:
    return frozenset(map(_folded, (measure.title, measure.code, measure.full_name)))


def _measure(row: Mapping[str, str]) -> Measure:
    title, polarity = " ".join(row["Measure"].split()), row["Polarity"].strip().casefold()
    if polarity not in _POLARITIES:
        raise ValueError(f"“{title}” has the polarity “{row['Polarity']}”. DfE's are High, Low, - and blank.")
    return Measure(row["Measure_code"].strip(), row["Topic"].strip(), title, _POLARITIES[polarity])


def _unknown(name: str, measures: Sequence[Measure]) -> str:
    titles, wanted = {_folded(m.title): m.title for m in measures}, _folded(name)
    # A short name is not similar to a long title as a whole, but all its words may be in it.
    containing = [title for title in titles if wanted and all(word in title for word in wanted.split())]
    near = list(dict.fromkeys([*get_close_matches(wanted, titles, n=3, cutoff=0.6), *containing]))[:3]
    if not near:
        return f"“{name}” is none of DfE's measures. Write its title as reference/dfe-measures-polarity.csv does."
    return f"“{name}” is none of DfE's measures. Near it are: {'; '.join(f'“{titles[title]}”' for title in near)}."


def _ambiguous(name: str, found: Sequence[Measure]) -> str:
    each = [f"“{m.full_name}” ({m.topic}; polarity {m.polarity})" for m in found]
    more = f"; and {len(each) - _MOST_LISTED} more" if len(each) > _MOST_LISTED else ""
    message = f"“{name}” stands for {len(each)} of DfE's measures: {'; '.join(each[:_MOST_LISTED])}{more}."
    if len({_folded(m.full_name) for m in found}) > 1:
        return f"{message} Write one of these, code and title."
    return f"{message} They contradict each other: leave the measure out and state the polarity."


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
