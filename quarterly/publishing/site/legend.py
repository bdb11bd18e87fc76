"""The symbols that stand on an indicator's page, and what they mean."""

from collections.abc import Collection, Iterable, Sequence

from quarterly.publishing.open_data.symbols import MEANINGS
from quarterly.publishing.site.corrections import SiteCorrection
from quarterly.publishing.site.explanations import SiteExplanation
from quarterly.publishing.site.figures import SiteFigure
from quarterly.reporting.walk import plain_lines
from quarterly.vocabulary.illustrative import ILLUSTRATIVE

_ALL = (*(str(each) for each in MEANINGS), ILLUSTRATIVE)


def texts_of(figure: SiteFigure, explanations: Sequence[SiteExplanation], corrections: Sequence[SiteCorrection]) -> list[str]:
    """Return every text that a quarter adds to an indicator's page."""
    written = [text for each in explanations for text in (each["by"], *plain_lines(each["blocks"]))]
    corrected = [text for each in corrections for text in (each["was"], each["now"])]
    return [figure["value"], *figure["beside"], figure["target"], figure["mark"]["word"], *written, *corrected]


def symbols_in(texts: Iterable[str]) -> list[str]:
    """Return the symbols in texts, the sign of what is illustrative among them, in the order in which they are explained."""
    everything = " ".join(texts)
    return [each for each in _ALL if each in everything]


def legend(symbols: Collection[str]) -> list[tuple[str, str]]:
    """Return symbols with their meanings; what is illustrative is explained by a notice of its own."""
    return [(symbol, meaning) for symbol, meaning in MEANINGS.items() if symbol in symbols]
