"""Invented figures for audits: what is printed where, and the truth behind it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.council import Council
from quarterly.publishing.audit_result import AuditResult
from quarterly.publishing.audit_wording import worded
from quarterly.publishing.disclosure_audit import audited
from quarterly.publishing.printed_figures import PrintedFigure
from quarterly.publishing.public_knowledge import Publication, PublicKnowledge
from quarterly.publishing.successors import as_one_series, as_printed
from quarterly.scoring.series.points import Point
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.quarter import Quarter
from tests.unit.small_council import SMALL, indicator

Q1, Q2, Q3 = (Quarter(2012, number) for number in (1, 2, 3))
Truth = Mapping[str, Mapping[Quarter, Point]]


def counting(id: str, basis: Basis = Basis.SNAPSHOT, **changes: Any) -> Indicator:
    return indicator("204", unit=Unit.COUNT, basis=basis, **changes).model_copy(update={"id": id, "name": id.capitalize()})


def share(id: str, basis: Basis = Basis.SNAPSHOT, **changes: Any) -> Indicator:
    return indicator("101", decimals=1, basis=basis, **changes).model_copy(update={"id": id, "name": id.capitalize()})


def count(number: int) -> Point:
    return Point(value=Fraction(number))


def rate(id: str, population: str) -> Indicator:
    of_people = indicator("101", decimals=1, unit=Unit.PER_10000, population=population)
    return of_people.model_copy(update={"id": id, "name": id.capitalize()})


def of(numerator: int, denominator: int, scale: int = 100) -> Point:
    return Point(value=Fraction(scale * numerator, denominator), numerator=Fraction(numerator), denominator=Fraction(denominator))


def printed(id: str, value: str, quarter: Quarter = Q3, counts: tuple[int, int] | None = None, **changes: Any) -> PrintedFigure:
    numerator, denominator = counts if counts else (None, None)
    return PrintedFigure(
        indicator=id,
        quarter=quarter,
        value=Decimal(value),
        numerator=None if numerator is None else Decimal(numerator),
        denominator=None if denominator is None else Decimal(denominator),
        **changes,
    )


def marked(id: str, quarter: Quarter = Q3) -> PrintedFigure:
    return PrintedFigure(indicator=id, quarter=quarter, is_suppressed=True)


def audit(
    indicators: list[Indicator],
    truth: Truth,
    figures: list[PrintedFigure],
    published: list[Publication] | None = None,
    **relations: Any,
) -> AuditResult:
    """Return what an audit of a pack finds, in words."""
    catalogue = Catalogue.model_validate({"indicators": indicators, **relations})
    council: Council = SMALL.model_copy(update={"catalogue": catalogue})
    known = PublicKnowledge(
        catalogue=catalogue,
        policy=council.profile.small_numbers,
        figures=figures,
        published=published or [],
        truth=truth,
    )
    read = as_one_series(known)
    found = worded(audited(read), read, council)
    return replace(found, proposed=as_printed(found.proposed, known))
