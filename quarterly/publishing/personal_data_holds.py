"""What personal data holds back of a release: every sentence in which some was found and about which nobody has decided."""

from quarterly.collecting.open_sentences import OpenSentence, OpenSentences
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.screening.screening import SHOWN, described


def personal_data_holds(found: OpenSentences) -> tuple[Outstanding, ...]:
    """Return one hold for each open sentence and place, identifiers first; none repeats the sentence."""
    worst_first = sorted(found.found, key=lambda each: not each.has_identifier)
    return tuple(Outstanding(kind=HoldKind.PERSONAL_DATA, where=each.place, sentence=hold_sentence(each)) for each in worst_first)


def hold_sentence(found: OpenSentence) -> str:
    """Return what is open about a sentence: its kinds, the beginning of its digest, and what lifts it."""
    what = "Only other words lift it" if found.has_identifier else "Clear it or strike it"
    return f"A sentence seems to hold {described(found.kinds)}. {what}: sentence {found.digest[:SHOWN]}."
