"""The list of short texts with and without counts of children, and which of them disclosure control suppresses a sentence of.

python -m tests.counted prints the figures. Texts in even places of each list were never looked at while the rules were written.
"""

import sys
from functools import cache
from pathlib import Path

import yaml

from adapters.reference import trade_nouns
from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.sentences.verdicts import contains_small_count

_LIST = Path(__file__).parent / "unit" / "disclosure" / "sentences.yaml"
POLICY = SmallNumbers().with_nouns(trade_nouns())  # without a word of any council's own


@cache
def texts(kind: str, half: int) -> tuple[str, ...]:
    """Return the texts of one list in odd (1) or even (0) places."""
    listed = yaml.safe_load(_LIST.read_text(encoding="utf-8"))[kind]
    return tuple(text for place, text in enumerate(listed, 1) if place % 2 == half)


def missed(half: int) -> tuple[str, ...]:
    """Return the texts that count children and of which no sentence is suppressed."""
    return tuple(text for text in texts("counts_children", half) if not contains_small_count(text, POLICY))


def suppressed_needlessly(half: int) -> tuple[str, ...]:
    """Return the texts that count no children and of which a sentence is suppressed."""
    return tuple(text for text in texts("counts_no_children", half) if contains_small_count(text, POLICY))


def main() -> None:
    """Print how many are found and how many are suppressed needlessly, for each half; the texts only of the half looked at."""
    for title, half in (("Looked at while the rules were written", 1), ("Never looked at", 0)):
        with_counts, without = texts("counts_children", half), texts("counts_no_children", half)
        lost, needless = missed(half), suppressed_needlessly(half)
        found = f"{len(with_counts) - len(lost)} of {len(with_counts)} found"
        sys.stdout.write(f"{title}: {found}; of {len(without)} without, {len(needless)} suppressed.\n")
        if half:
            sys.stdout.write(
                "".join(f"  missed: {text}\n" for text in lost) + "".join(f"  needless: {text}\n" for text in needless)
            )


if __name__ == "__main__":
    main()
