"""Personal data in what a report is made from: which sentences staff and the public may not read, before anything is worded.

A neighbour reads "Kayleigh's placement ended in March" and knows what the council may tell nobody. No rule can say of every name
whether it is a person's, so a sentence with one waits for somebody to decide. A number by which files about a child are found
says it to everybody who has such a file, and is in no rendering at all.
"""

from quarterly.collecting.narrative.records import Narrative, Undertaking
from quarterly.collecting.written import typed_in
from quarterly.disclosure.report_inputs import RestrictedInputs
from quarterly.scoring.score import Scorecard
from quarterly.vocabulary.withheld import MEANING


def without_identifiers(whole: RestrictedInputs) -> RestrictedInputs:
    """Return the inputs as council staff may read them: struck sentences replaced, and none with an identifier."""
    return whole.with_every_text(whole.screening.for_staff)


def without_open_sentences(whole: RestrictedInputs) -> RestrictedInputs:
    """Return the inputs without any sentence that holds personal data and is not cleared."""
    return whole.with_every_text(whole.screening.for_public)


def with_open_sentences_marked(whole: RestrictedInputs) -> RestrictedInputs:
    """Return the inputs of the draft, with a sign after each sentence that the public does not see before it is cleared."""
    return whole.with_every_text(whole.screening.marked)


def marks_in(card: Scorecard, narrative: Narrative, promised: tuple[Undertaking, ...]) -> tuple[str, ...]:
    """Return which marks stand in place of a sentence, or after one, anywhere in these texts."""
    records = (*card.scores, *card.actions, *(record for _, record in narrative.records), *promised)
    texts = [text for record in records for _, text in typed_in(record)]
    return tuple(mark for mark in MEANING if any(mark in text for text in texts))
