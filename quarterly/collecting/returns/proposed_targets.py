"""The targets that services propose for next year: what they sent, and which they still have to send."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.collecting.returns.records import ServiceReturn
from quarterly.configuration.council import Council
from quarterly.configuration.next_year import next_year_asked
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.text_opt_outs import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One indicator's target for a year (`year` as in indicators.yaml), as typed, and where, by which service, on which day."""

    indicator: Key
    year: Key
    typed: str
    service: Key
    file: str
    sheet: str
    cell: str
    on: date


def proposals(
    council: Council, quarter: Quarter, returns: Sequence[ServiceReturn], days: Mapping[str, date]
) -> tuple[Proposal, ...]:
    """Return what the returns of a quarter propose for next year; `days` are those on which files came, by their digest."""
    return tuple(
        Proposal(
            indicator=row.indicator,
            year=_year_after(council, row.indicator, quarter),
            typed=row.next_target.typed,
            service=sent.service,
            file=row.next_target.source.file,
            sheet=row.next_target.source.sheet,
            cell=row.next_target.source.cell,
            on=days[row.next_target.source.digest],
        )
        for sent in returns
        for row in sent.indicators
        if row.next_target and row.next_target.source.digest in days
    )


def lacking_targets(council: Council, quarter: Quarter, service: str, proposed: Collection[str]) -> Iterator[str]:
    """Yield the indicators of a service, by id, whose target for next year is asked for and neither proposed nor agreed."""
    for each in council.catalogue.indicators:
        if each.service == service and each.id not in proposed and next_year_asked(each, quarter):
            yield each.id


def _year_after(council: Council, id: str, quarter: Quarter) -> str:
    years = (each.rated_basis.year for each in council.catalogue.indicators if each.id == id)
    return next((year.key(year.last_of(quarter).next) for year in years), "")
