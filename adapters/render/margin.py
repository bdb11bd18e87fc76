"""The margin of a draft while its page is drawn: which notes stand beside a block, and how marks and notes are linked."""

from collections import Counter
from collections.abc import Mapping

from quarterly.reporting.flagged import flags_marked, flags_of
from quarterly.reporting.model import Block, MarginNote, Report
from quarterly.vocabulary.wording import counted


class Margin:
    """The notes by the number of their flag; a sentence that is printed several times has a note beside each."""

    def __init__(self, report: Report, notes: Mapping[int, MarginNote]) -> None:
        self._notes, self._times, self._marked = notes, Counter[int](), set[int]()
        self.order = flags_marked(report)

    @property
    def count(self) -> str:
        """How many flags there are, in words."""
        return f"{counted(len(self._notes), 'flag') if self._notes else 'No flag'} in the margin."

    def begin(self, block: Block) -> list[int]:
        """Return the numbers of the flags in the block that is drawn next."""
        numbers = flags_of(block)
        self._times.update(numbers)
        self._marked = set()
        return numbers

    def note(self, number: int) -> MarginNote:
        """Return the note on a flag."""
        return self._notes[number]

    def style(self, number: int) -> str:
        """Return the class of a flag's mark and note."""
        return self._notes[number]["style"]

    def mark_id(self, number: int) -> str:
        """Return the id of a flag's mark, "" where the block has marks of it already."""
        if number in self._marked:
            return ""
        self._marked.add(number)
        return self.back(number)

    def back(self, number: int) -> str:
        """Return the id of the mark that belongs to the note being drawn."""
        return f"flag-{number}{self._again(number)}"

    def note_id(self, number: int) -> str:
        """Return the id of the note beside the block being drawn."""
        return f"note-{number}{self._again(number)}"

    def following(self, number: int) -> str:
        """Return the id of the first mark of the next flag in the order of reading, "" after the last."""
        position = self.order.index(number) + 1
        return f"flag-{self.order[position]}" if position < len(self.order) else ""

    def _again(self, number: int) -> str:
        times = self._times[number]
        return f"-{times}" if times > 1 else ""
