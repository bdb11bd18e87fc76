"""What a sender has to know about rows that were sent again: what counts, what is not used any more, and what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from quarterly.collecting.returns.quoted_figures import contradictions
from quarterly.collecting.returns.sent_again import RowInForce
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.collecting.sheets.source import Source
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.units import printed
from quarterly.vocabulary.wording import listed

FIGURE_STANDS, COMMENT_DROPPED, COUNTS_MISSING = "Q05", "Q06", "Q07"
CONTRADICTED = "K03"

RowNote = tuple[str, Finding]  # with the digest of the file it belongs to


def notes_on(found: Mapping[str, RowInForce], council: Council, rules: Rulebook) -> Iterator[RowNote]:
    """Yield the notes on a service's rows in force, by indicator id."""
    catalogue = {indicator.id: indicator for indicator in council.catalogue.indicators}
    names = {key: catalogue[key].short for key in found}
    yield from _together(FIGURE_STANDS, {names[key]: each for key, each in found.items() if each.adds_to_a_figure}, rules)
    yield from _together(COMMENT_DROPPED, {names[key]: each for key, each in found.items() if each.comment_dropped}, rules)
    for key, each in found.items():
        if each.lacks_counts:
            yield _at(each.row.source, rules, COUNTS_MISSING, catalogue[key])
        # July's comment says 104.9, and in August the figure alone is corrected to 109.4: neither row contradicts itself.
        if each.comment_from != each.row.source and CONTRADICTED not in rules.off:
            yield from _contradicted(each, catalogue[key], rules)


def _contradicted(found: RowInForce, indicator: Indicator, rules: Rulebook) -> Iterator[RowNote]:
    """Yield a note where the comment of one row contradicts the figure of another; within a row the rules find it."""
    value = found.row.exact_value(indicator)
    if value is None:
        return
    quoted = contradictions(found.row.comment, value, indicator.unit, indicator.decimals)
    if quoted:
        figure = signed(printed(value, indicator.decimals, indicator.unit), Mark.ILLUSTRATIVE in found.row.marks)
        digest, finding = _at(found.comment_from, rules, CONTRADICTED, indicator, quoted=" and ".join(quoted), value=figure)
        yield digest, replace(finding, quoted=tuple(quoted))


def _at(source: Source, rules: Rulebook, code: str, indicator: Indicator, **words: str) -> RowNote:
    position = {"file": source.file, "sheet": source.sheet, "cell": source.cell, "about": indicator.id}
    return source.digest, rules.finding(code, **position, indicator=indicator.short, **words)


def _together(code: str, found: Mapping[str, RowInForce], rules: Rulebook) -> Iterator[RowNote]:
    """Yield one note a file, which names all indicators whose newest row is in it."""
    for digest in dict.fromkeys(each.sources[-1].digest for each in found.values()):
        of_file = {name: each.sources[-1] for name, each in found.items() if each.sources[-1].digest == digest}
        file = next(iter(of_file.values())).file
        yield digest, rules.finding(code, file=file, indicators=listed(list(of_file)))
