"""Personal data in what a report is made from: which sentences staff and the public may not read, before anything is worded.

A neighbour reads "Kayleigh's placement ended in March" and knows what the council may tell nobody. No rule can say of every name
whether it is a person's, so a sentence with one waits for somebody to decide. A number by which files about a child are found
says it to everybody who has such a file, and is in no rendering at all.
"""

from dataclasses import replace

from quarterly.collecting.open_sentences import of_own_files, texts_of_files
from quarterly.collecting.written import typed_in
from quarterly.disclosure.own_files import names_of_things, with_own_texts
from quarterly.disclosure.report_inputs import ReportInputs, RestrictedInputs
from quarterly.screening.screening import Screening
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.withheld import MEANING


def without_identifiers(whole: RestrictedInputs) -> RestrictedInputs:
    """Return the inputs as council staff may read them: struck sentences replaced, and none with an identifier.

    That holds of the council's own files too, though nothing is struck in them; raise SetupError where an identifier is the name
    of a thing there, which cannot be left out.
    """
    own_files = of_own_files(whole.screening, whole.council)
    for position, name in names_of_things(whole.council):
        if _has_identifier(name, own_files):
            raise SetupError(
                f"{whole.council.key}/{position} is a name that a report prints, and seems to hold an identifier of a person. "
                "Give the thing another name there, and run the cycle again."
            )
    council = with_own_texts(whole.council, lambda text: own_files.for_staff(text) if _has_identifier(text, own_files) else text)
    return replace(whole.with_every_text(whole.screening.for_staff), council=council)


def _has_identifier(text: str, screening: Screening) -> bool:
    return any(each.has_identifier for each in screening.open_sentences(text))


def with_open_sentences_marked(whole: RestrictedInputs) -> RestrictedInputs:
    """Return the inputs of the draft, with a sign after each sentence that the public does not see before it is cleared."""
    return whole.with_every_text(whole.screening.marked)


def marks_in(inputs: ReportInputs) -> tuple[str, ...]:
    """Return which marks stand in place of a sentence, or after one, anywhere in the texts of a report."""
    narrative = (record for _, record in inputs.narrative.records)
    records = (*inputs.card.scores, *inputs.card.actions, *narrative, *inputs.promised)
    texts = [text for record in records for _, text in typed_in(record)]
    texts += [text for _, text in texts_of_files(inputs.council)]
    return tuple(mark for mark in MEANING if any(mark in text for text in texts))
