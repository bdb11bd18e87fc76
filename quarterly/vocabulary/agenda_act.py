"""What is recorded of an item on an agenda besides that it was published, moved or withdrawn."""

from dataclasses import dataclass

from quarterly.vocabulary.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaAct:
    """Of an item that was moved, the day (ISO) it was moved to, "" where none was named; of a late one, that of its `meeting`.

    Of the agenda's final file, how many figures of the report stand in it as in the report (`same`), how many stand there as
    others (`other`), and how many in sentences or rows that were not found.
    """

    moved_to: str = ""
    meeting: str = ""
    same: int = 0
    other: int = 0
    not_found: int = 0

    @property
    def in_words(self) -> str:
        """How the figures of a final file stand, in counts."""
        same = f"{counted(self.same, 'figure')} as in the report"
        other = f", {self.other:,} different" if self.other else ""
        return (
            same
            + other
            + (f", {counted(self.not_found, 'row or sentence', 'rows or sentences')} not found" if self.not_found else "")
        )
