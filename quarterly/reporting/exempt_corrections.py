"""What the public is told of a correction of exempt matter: that there was one, by a count that follows from nothing in it."""

from dataclasses import replace
from typing import Final

from quarterly.reporting.changes import Corrections, Holds, Transcript, TranscriptCell
from quarterly.reporting.stored_transcripts import Transcripts
from quarterly.screening.sentences import replace_sentences, sentences_in
from quarterly.vocabulary.suppressed import SUPPRESSION_MARK
from quarterly.vocabulary.wording import counted

EXEMPT_MATTER: Final = "exempt matter"
_LEAST_WORDS = 4  # fewer are said by chance, and a gap would tell what exempt matter says


def with_times_corrected(transcripts: Transcripts, times: int) -> Transcripts:
    """Return the transcripts, the public one with how often exempt matter has been corrected.

    A digest of exempt matter would do as well, but can be tried out: the public list of versions gives that of the transcript.
    """
    if not times:
        return transcripts
    text = f"{counted(times, 'correction')} so far"
    told = TranscriptCell(subject=EXEMPT_MATTER, title="Exempt matter", what="Text", text=text, holds=Holds.WORDS)
    public = transcripts["public"]
    return {**transcripts, "public": replace(public, cells=(*public.cells, told))}


def is_exempt_alone(found: Corrections) -> bool:
    """Whether nothing but exempt matter was corrected."""
    return {each.subject for each in found.changes} == {EXEMPT_MATTER}


def without_what_is_exempt(then: Transcript, now: Transcripts) -> Transcript:
    """Return what an earlier version printed for the public, with a mark for each sentence that is exempt today."""
    if "exempt" not in now:
        return then
    exempt = _sentences(now["exempt"]) - _sentences(now["public"])

    def quoted(cell: TranscriptCell) -> TranscriptCell:
        lines = (
            replace_sentences(line, lambda each: SUPPRESSION_MARK if _plain(each) in exempt else "") for line in _lines(cell)
        )
        return replace(cell, text="\n".join(lines))

    return replace(then, cells=tuple(quoted(each) if each.holds is Holds.PROSE else each for each in then.cells))


def _sentences(of: Transcript) -> frozenset[str]:
    lines = (line for each in of.cells if each.holds is Holds.PROSE for line in _lines(each))
    found = (sentence for line in lines for sentence in sentences_in(line))
    return frozenset(_plain(sentence) for sentence in found if len(sentence.split()) >= _LEAST_WORDS)


def _lines(cell: TranscriptCell) -> list[str]:
    return cell.text.split("\n")  # each is a paragraph as it is printed: the next one does not go on with its sentence


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())
