"""Every text of a report that somebody typed, with what it is about and where it was typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quarterly.collecting.sheets.source import Source
from quarterly.disclosure.not_public import texts_in
from quarterly.disclosure.report_inputs import ReportInputs
from quarterly.reporting.checks.texts import texts_of

_KINDS = {
    "Claim": "claims",
    "Undertaking": "undertakings",
    "Paper": "papers",
    "Attendee": "attendance",
    "CommitteeDecision": "decisions",
    "Fact": "lines about the report",
}


@dataclass(frozen=True, slots=True)
class SourcedText:
    """A text as typed, its location as a sentence names it ("commentary on PI 1178"), its source, and what it explains."""

    text: str
    location: str
    source: Source | None = None
    indicator: str = ""


def sourced_texts(inputs: ReportInputs, replies: Sequence[SourcedText] = ()) -> tuple[SourcedText, ...]:
    """Return every text of a report that is not blank; an owner's reply has a source of its own."""
    found = [
        SourcedText(each.text, each.location, each.source, each.indicator)
        for each in texts_of(inputs.council, inputs.card, inputs.narrative)
    ]
    prose = {each.text for each in found}
    others = (each for each in _not_prose(inputs) if each.text not in prose)
    return tuple(part for each in (*found, *others) for part in _by_source(each, replies))


def _not_prose(inputs: ReportInputs) -> Iterator[SourcedText]:
    """Yield titles, roles and wording settled elsewhere, which are printed too."""
    for record, _ in ((record, number) for number, record in inputs.narrative.records):
        location = _KINDS.get(type(record).__name__, record.source.sheet)
        yield from (SourcedText(text, location, record.source) for text in texts_in(record) if text.strip())


def _by_source(typed: SourcedText, replies: Iterable[SourcedText]) -> Iterator[SourcedText]:
    """Yield a remark in a return and the owner's reply beside it apart from each other."""
    # The scorecard joins both into one text, and a flag has to say in which of two files its sentence was typed.
    rest = typed.text
    for reply in replies:
        if typed.indicator and reply.indicator == typed.indicator and reply.text in rest:
            before, _, after = rest.partition(reply.text)
            rest = before.rstrip() or after.lstrip()
            yield replace(typed, text=reply.text, source=reply.source)
    if rest:
        yield replace(typed, text=rest)
