"""Indicators whose numerator one service sends and whose denominator another: what each sends, and how the two are combined."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from quarterly.collecting.returns.records import IndicatorRow, ServiceReturn
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.marks import Mark, marks
from quarterly.vocabulary.numbers import exact, trimmed

Part = Literal["numerator", "denominator"]

FIGURES = ("numerator", "denominator", "value")
LARGER = "V16"  # the rule that a numerator is no larger than its denominator, which neither return alone can break


def part_of(indicator: Indicator, service: str) -> str:
    """Return which part of an indicator's figure a service sends, "numerator" or "denominator"; "" for the whole."""
    if not indicator.denominator_service:
        return ""
    return {indicator.service: "numerator", indicator.denominator_service: "denominator"}.get(service, "")


def figures_expected(indicator: Indicator | None, service: str) -> tuple[str, ...]:
    """Return the figures that a service is to send for an indicator; others in its row are not used."""
    part = part_of(indicator, service) if indicator else ""
    return (part,) if part else FIGURES


def with_expected_figures(row: IndicatorRow, indicator: Indicator, service: str) -> IndicatorRow:
    """Return a row with only the figures that its service is to send; forecast and judgement come with the numerator."""
    part = part_of(indicator, service)
    if part == "numerator":
        return replace(row, denominator=None, value=None)
    return replace(row, numerator=None, value=None, expected=None, judged="") if part else row


def other_service(indicator: Indicator, service: str) -> str:
    """Return the service that sends the other part of an indicator, "" where one sends it whole."""
    return indicator.service if part_of(indicator, service) == "denominator" else indicator.denominator_service


def merged(indicator: Indicator, own: IndicatorRow | None, other: IndicatorRow | None) -> IndicatorRow | None:
    """Return the rows of both services as one: the service's own, with the denominator of the other."""
    if own is None or other is None:
        found, service = (own, indicator.service) if own else (other, indicator.denominator_service)
        return with_expected_figures(found, indicator, service) if found else None
    both = " ".join(marks(f"{own.marks} {other.marks}"))  # a ratio is as provisional as either of its parts
    comment = own.comment or (other.comment if other.denominator is None else "")
    taken_back = own.taken_back or other.taken_back
    return replace(own, denominator=other.denominator, value=None, marks=both, comment=comment, taken_back=taken_back)


def missing_parts(indicator: Indicator, row: IndicatorRow) -> tuple[tuple[str, Part], ...]:
    """Return every service whose part of a figure is missing, with that part; none of a figure one service sends whole."""
    if not indicator.denominator_service:
        return ()
    sent: tuple[tuple[str, Part, Decimal | None], ...] = (
        (indicator.service, "numerator", row.numerator),
        (indicator.denominator_service, "denominator", row.denominator),
    )
    return tuple((service, part) for service, part, figure in sent if figure is None)


def service_name(council: Council, service: str) -> str:
    """Return a service's name, or its key where it is not one of the quarter's."""
    found = council.profile.services.get(service)
    return found.name if found else service


def cross_checked(returns: Sequence[ServiceReturn], council: Council, rules: Rulebook) -> list[ServiceReturn]:
    """Return the returns, with a critical finding on both rows of every indicator whose numerator exceeds its denominator."""
    checked = list(returns)
    for indicator, own, other in _pairs(returns, council):
        # Which of the two is wrong cannot be seen from here, so both services are asked.
        if own.numerator is not None and other.denominator is not None and own.numerator > other.denominator:
            words = _words(indicator, own, other, council)
            rows = {indicator.service: own, indicator.denominator_service: other}
            checked = [_queried(sent, rows[sent.service], rules, words) if sent.service in rows else sent for sent in checked]
    return checked


def returns_to_notify(returns: Sequence[ServiceReturn]) -> list[ServiceReturn]:
    """Return the returns whose senders are to be notified of a numerator above its denominator, with that finding alone."""
    to_notify = []
    for sent in returns:
        about = [replace(file, findings=tuple(f for f in file.findings if f.code == LARGER)) for file in sent.files]
        if found := tuple(file for file in about if file.findings):
            to_notify.append(replace(sent, files=found))
    return to_notify


def _pairs(returns: Sequence[ServiceReturn], council: Council) -> Iterator[tuple[Indicator, IndicatorRow, IndicatorRow]]:
    rows = {(sent.service, row.indicator): row for sent in returns for row in sent.indicators}
    for indicator in council.catalogue.indicators:
        own, other = (rows.get((service, indicator.id)) for service in (indicator.service, indicator.denominator_service))
        if own and other and indicator.denominator_service:
            yield indicator, own, other


def _words(indicator: Indicator, own: IndicatorRow, other: IndicatorRow, council: Council) -> dict[str, object]:
    return {
        "indicator": indicator.short,
        "numerator": signed(trimmed(exact(own.numerator or 0), 4), Mark.ILLUSTRATIVE in own.marks),
        "denominator": signed(trimmed(exact(other.denominator or 0), 4), Mark.ILLUSTRATIVE in other.marks),
        "numerator_from": service_name(council, indicator.service),
        "denominator_from": service_name(council, indicator.denominator_service),
    }


def _queried(sent: ServiceReturn, row: IndicatorRow, rules: Rulebook, words: dict[str, object]) -> ServiceReturn:
    source = row.source
    finding = rules.finding(LARGER, file=source.file, sheet=source.sheet, cell=source.cell, about=row.indicator, **words)
    files = [replace(f, findings=(*f.findings, finding)) if f.digest == source.digest else f for f in sent.files]
    return replace(sent, files=tuple(files), under_query=tuple(dict.fromkeys((*sent.under_query, row.indicator))))
