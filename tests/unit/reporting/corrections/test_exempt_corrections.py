"""Corrections of a public report where something is exempt today: what is told, and what is not quoted?"""

from quarterly.reporting.changes import Holds, Transcript, TranscriptCell
from quarterly.reporting.exempt_corrections import EXEMPT_MATTER, with_times_corrected, without_what_is_exempt
from quarterly.reporting.stored_transcripts import Transcripts

SECRET = "The price asked is £5,480."


def printed(*texts: str, holds: Holds = Holds.PROSE) -> Transcript:
    cells = (TranscriptCell(subject=f"s{n}", title="T", what="Text", text=each, holds=holds) for n, each in enumerate(texts))
    return Transcript("", tuple(cells))


def now(exempt: str, public: str = "Homes were visited.") -> Transcripts:
    return {"public": printed(public), "restricted": printed(public, exempt), "exempt": printed(exempt)}


def test_a_sentence_that_is_exempt_today_is_not_quoted_from_an_earlier_version() -> None:
    then = without_what_is_exempt(printed(f"Homes were visited. {SECRET}"), now(SECRET))
    assert [each.text for each in then.cells] == ["Homes were visited. [c]"]


def test_figures_and_sentences_that_are_public_still_are_not_touched() -> None:
    figure = printed("65%", holds=Holds.FIGURE)
    assert without_what_is_exempt(figure, now("65%")) == figure
    assert without_what_is_exempt(printed(SECRET), now(SECRET, public=SECRET)) == printed(SECRET)
    assert without_what_is_exempt(printed("No change."), now("No change.")) == printed("No change.")
    lines = printed("What is to be done about it:\n1. Visit the  homes\nNothing else")
    assert without_what_is_exempt(lines, now(SECRET)) == lines


def test_the_public_transcript_counts_corrections_and_follows_from_nothing_else() -> None:
    assert with_times_corrected(now(SECRET), 0) == now(SECRET)
    one, other = with_times_corrected(now(SECRET), 2), with_times_corrected(now("Nothing is agreed between us."), 2)
    assert one["public"] == other["public"]
    found = one["public"].find(EXEMPT_MATTER, "Text")
    assert found is not None
    assert found.text == "2 corrections so far"
