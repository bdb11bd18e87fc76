"""What personal data holds back of a release: every sentence in which some was found and about which nobody has decided."""

from quarterly.collecting.open_sentences import OWN_FILES, OpenSentence, OpenSentences
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.screening.screening import SHOWN, described


def personal_data_holds(found: OpenSentences) -> tuple[Outstanding, ...]:
    """Return one hold for each open sentence and location, identifiers first; none repeats the sentence."""
    worst_first = sorted(found.found, key=lambda each: not each.has_identifier)
    kind = HoldKind.PERSONAL_DATA
    return tuple(Outstanding(kind=kind, where=each.location, sentence=hold_sentence(each)) for each in worst_first)


def hold_sentence(found: OpenSentence) -> str:
    """Return what is open about a sentence: its kinds, the beginning of its digest, and what lifts it."""
    return f"A sentence seems to hold {described(found.kinds)}. {_what_lifts(found)}: sentence {found.digest[:SHOWN]}."


def _what_lifts(found: OpenSentence) -> str:
    if found.sender == OWN_FILES:
        return "Change the file" if found.has_identifier else "Change the file or clear it"
    return "Only other words lift it" if found.has_identifier else "Clear it or strike it"
