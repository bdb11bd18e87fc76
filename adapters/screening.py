"""What a quarter's texts are screened with: the council's words, the lexicon, and what officers decided about sentences."""

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.lexicon import lexicon
from adapters.remembered import of_the_last
from quarterly.collecting.open_sentences import of_own_files, texts_of_files
from quarterly.configuration.council import Council
from quarterly.screening.council_words import known_names
from quarterly.screening.known_names import KnownNames
from quarterly.screening.screening import Screening, described, screening_of

OF_SCREENING = ("reference/lexicon",)  # the lexicon's files, for the keys of the stages that screen


@of_the_last  # every sender's texts are screened with the same words of the council
def names_known_to(council: Council) -> KnownNames:
    """Return what a council has cleared and the words of its own."""
    return known_names(council, lexicon())


def screening_for(council: Council) -> Screening:
    """Return what texts of a council are screened with, apart from decisions about single sentences."""
    return Screening(names_known_to(council), lexicon())


def personal_data_in_files(council: Council) -> list[str]:
    """Return a sentence for each text of a council's own files that seems to hold personal data, without the text."""
    screening = of_own_files(screening_for(council), council)
    return [
        f"{council.key}/{path}: the text seems to hold {described(kinds)}. Everything in this file can reach a reader: say it "
        "without. What is no person's name can be listed under known_names."
        for path, text in texts_of_files(council)
        if (kinds := screening.kinds_in(text))
    ]


def screening_in(cycle: CycleContext, sender: str = "") -> Screening:
    """Return what the texts of a quarter are screened with, with every decision about its sentences, or those of one sender.

    The context must have the council as a whole, as its own words are in all of its files.
    """
    events = events_of(cycle.restricted, cycle.council.key, cycle.quarter.key)
    return screening_of(names_known_to(cycle.council), lexicon(), (each for each in events if sender in ("", each.service)))
