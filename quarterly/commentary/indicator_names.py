"""What indicators are called in letters: by their names, as not everybody knows them by their references."""

from collections.abc import Collection, Sequence

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.wording import counted


def indicators_of(council: Council, ids: Collection[str]) -> list[Indicator]:
    """Return the indicators with these ids, in the order of the catalogue."""
    return [each for each in council.catalogue.indicators if each.id in ids]


def in_a_sentence(indicator: Indicator) -> str:
    """Return an indicator as a sentence names it: "Re-referrals within 12 months (FD2)"."""
    return f"{indicator.name} ({indicator.ref})" if indicator.ref else indicator.name


def in_a_subject(indicators: Sequence[Indicator], illustrative: Collection[str] = ()) -> str:
    """Return the one indicator, or how many they are: of a subject a telephone shows half a line."""
    if len(indicators) != 1:
        return counted(len(indicators), "indicator")
    (one,) = indicators
    return signed(in_a_sentence(one), one.id in illustrative)
