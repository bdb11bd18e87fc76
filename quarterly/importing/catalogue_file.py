"""indicators.yaml of an imported council: each indicator with what its scorecard says, and its questions at their lines."""

from collections.abc import Iterator, Mapping, Sequence

from quarterly.configuration.yaml_files.questions import question
from quarterly.configuration.yaml_files.written import figure_in_yaml, in_yaml
from quarterly.importing.entries import OF_LAST_MONTHS, Answered, Entries, Line
from quarterly.importing.indicators import FoundIndicator
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.wording import listed

_LISTED = 12  # indicators that one question names
_AS_COLUMNS_SAY = {
    Basis.MONTH: "is the quarter's figure of {of} that of its last month, as it stands by month? Where the months add up, write "
    f"“basis: in-quarter”, and of what is so on the day “basis: snapshot”. {OF_LAST_MONTHS}",
    Basis.IN_QUARTER: "is each figure of {of} that of the quarter alone? If not, write another basis: "
    "year-to-date, snapshot, rolling 12 months.",
    Basis.YEAR_TO_DATE: "is each figure of {of} counted from April, as its column says?",
}


def catalogue_text(heading: str, indicators: Sequence[FoundIndicator], entries: Entries, answers: Mapping[str, Answered]) -> str:
    """Return indicators.yaml below the lines of `heading`, which explain it."""
    lines = [heading.rstrip(), *_asked_once(indicators, entries), "", "indicators:"]
    for each in indicators:
        lines += [*_entry(each, entries, answers.get(each.id, Answered())), ""]
    return "\n".join(lines)


def _entry(each: FoundIndicator, entries: Entries, answered: Answered) -> Iterator[str]:
    asked = dict.fromkeys(answered.questions)
    lead = "  - "
    for line in entries.lines(each, answered.targets):
        texts = [*line.questions, *(text for about, text in asked if about == line.key)]
        indent = 2 if line.key == "id" else 4
        yield from (written for text in texts for written in question(f"{each.short}: {text}", indent=indent))
        yield f"{lead}{line.key}: {_value(line)}"
        lead = "    "


def _value(line: Line) -> str:
    if line.key == "targets":
        return f"{{{', '.join(f'{in_yaml(year)}: {figure_in_yaml(typed)}' for year, typed in line.value.items())}}}"
    return in_yaml(line.value)


def _asked_once(indicators: Sequence[FoundIndicator], entries: Entries) -> list[str]:
    """Return what is asked once of all whose basis is what their columns say: of the last month, or of the quarter alone."""
    found = {each.short: entries.basis(each) for each in indicators if entries.is_of_columns(each)}
    lines = []
    for basis, asked in _AS_COLUMNS_SAY.items():
        if names := [name for name, of in found.items() if of is basis]:
            of = listed(names) if len(names) <= _LISTED else f"{len(names)} indicators (those with “basis: {basis}”)"
            lines += question(asked.format(of=of))
    return lines
