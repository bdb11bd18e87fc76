"""What of a scorecard is not taken over, each with its cell and the reason, so that nobody has to find out by what is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from quarterly.vocabulary.wording import listed

_LONGEST = 40  # characters of a text that are shown


class Reason(StrEnum):
    """Why a row, a column or a sheet is not taken over, and what to do where something should be."""

    TOTAL = "a total, and no indicator"
    OTHERS = "figures of others beside an indicator. `quarterly benchmarks` takes them from the files that DfE publishes"
    PAST = "earlier figures beside an indicator. Give them columns headed by their quarters, and import again, to have them"
    WHAT_IT_HOLDS = "says what it holds and not of which indicator. Write the indicator's name in this row, and import again"
    PART = "a row of an indicator that holds something else than its figures and targets"
    NAMELESS = "neither a reference nor a name stands in its row"
    BARE = "no figure stands in its row, and nothing else that an indicator has"
    NOTE = "a text of its own"
    SECOND = "headings begin anew, and what is below them is not read. Import it from a sheet of its own"
    COLUMN = "a column that nobody reads"
    RATING = "ratings, which are worked out again"
    EMPTY = "a column in which nothing is written. Colours are not read: ratings are worked out again"
    TOO_OLD = "older than six years"
    HIDDEN = "a hidden sheet. Show it, and import again, to have it"
    NO_TABLE = "a sheet without a table of indicators"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A place that is not taken over: the cell where it begins ("" of a whole sheet), the text there, and why."""

    sheet: str
    cell: str = ""
    text: str = ""
    reason: Reason
    file: str = ""

    @property
    def place(self) -> str:
        """The cell with its text, of which no more than a line is shown."""
        text = " ".join(self.text.split())
        short = f"{text[: _LONGEST - 1].rstrip()}…" if len(text) > _LONGEST else text
        return f"{self.cell} “{short}”" if short and self.cell else self.cell


def left_out_lines(found: Iterable[LeftOut]) -> Iterator[str]:
    """Yield a line for all places of one sheet that are left out for the same reason, in the order of the file."""
    together: dict[tuple[str, str, Reason], list[str]] = {}
    for each in found:
        together.setdefault((each.file, each.sheet, each.reason), []).append(each.place)
    for (file, sheet, reason), places in together.items():
        cells = listed([place for place in places if place])
        yield f"{', '.join(part for part in (file, f'sheet “{sheet}”', cells) if part)}: {reason}."
