"""What a correction does not print: texts that nobody changed, and of which the public reads more in one version.

Version 1 prints "37.5% of visits were late". If version 2 suppresses the sentence for a reason of today, its text is as it was;
to print it among the corrections would point at it.
"""

from dataclasses import dataclass

from quarterly.reporting.changes import Transcript, TranscriptCell, What


@dataclass(frozen=True, slots=True)
class AsTyped:
    """The restricted transcripts of both versions, which show every text whether the public reads it or not."""

    before: Transcript
    now: Transcript

    def is_unchanged(self, cell: TranscriptCell) -> bool:
        """Whether the text of a cell is the same in both versions."""
        texts = self._text(self.before, cell), self._text(self.now, cell)
        return texts[0] == texts[1] != ""

    def still_stands(self, sentence: str, cell: TranscriptCell) -> bool:
        """Whether a sentence that the public no longer reads is still in the text."""
        return sentence in self._text(self.now, cell)

    def stood(self, sentence: str, cell: TranscriptCell) -> bool:
        """Whether a sentence that the public reads now was in the text before."""
        return sentence in self._text(self.before, cell)

    @staticmethod
    def _text(transcript: Transcript, cell: TranscriptCell) -> str:
        what: What = cell.what
        found = transcript.find(cell.subject, what)
        return found.text if found else ""
