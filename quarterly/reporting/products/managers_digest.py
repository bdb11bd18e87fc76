"""What the management team needs of a quarter: what is off target and who explains it, what is awaited, every figure."""

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.products import ProductPlan
from quarterly.reporting.at_a_glance import at_a_glance
from quarterly.reporting.build import MARKINGS
from quarterly.reporting.model import Block, Report, Section
from quarterly.reporting.parts import RestrictedMaterial, cell, score_cells, table
from quarterly.reporting.products.document import document
from quarterly.reporting.sections.claims import claims
from quarterly.reporting.sections.covered import Covered
from quarterly.reporting.sections.first_screen import first_screen, reasons_table
from quarterly.reporting.wording.distances import AGAINST_TARGET
from quarterly.scoring.score import RatingStatus, Score

_COLUMNS = [
    ("Indicator", 34, "left"), ("Actual", 18, "right"), ("Target", 18, "right"), (AGAINST_TARGET, 15, "right"),
    ("Rating", 15, "left"),
]  # fmt: skip


def managers_digest(plan: ProductPlan, material: RestrictedMaterial) -> Report:
    """Return the digest; it shows small numbers, so it is for the council's staff alone."""
    first = first_screen(material)
    sections: list[Section] = [
        *([first] if first else []),
        *_titled("off-target", "Everything else that is off target", _others(material)),
        *_titled("awaited", "What is awaited, and from whom", _awaited(material)),
        *_titled("claims", "What the texts claim, held against the figures", claims(material, "claims")),
        *_titled("all", "Every figure", _every(material)),
    ]
    return document(plan, material, MARKINGS["restricted"], sections)


def _titled(key: str, title: str, blocks: list[Block]) -> list[Section]:
    return [{"id": key, "number": "", "title": title, "blocks": blocks, "sections": []}] if blocks else []


def _others(material: RestrictedMaterial) -> list[Block]:
    others = at_a_glance(material).others
    return [reasons_table("off-target-others", "The others, worst first", others, material)] if others else []


def _awaited(material: RestrictedMaterial) -> list[Block]:
    """Return a table of what people still owe, a row an indicator; nothing where they owe nothing."""
    rows = [
        [
            cell(indicator.titled),
            cell(what),
            cell(_owed_by(what, indicator, material)),
        ]
        for indicator, score in material.due()
        if (what := _owed(score, material))
    ]
    columns = [("Indicator", 50, "left"), ("What is awaited", 22, "left"), ("From", 28, "left")]
    return [table("awaited-table", f"Awaited, {material.quarter.title}", columns, rows)] if rows else []


def _owed(score: Score, material: RestrictedMaterial) -> str:
    if score.standing is RatingStatus.NOT_RECEIVED:
        return "Return"
    if score.standing is RatingStatus.UNDER_QUERY:
        return "Answer to a query"
    return "Commentary" if material.awaits(score) else ""


def _owed_by(what: str, indicator: Indicator, material: RestrictedMaterial) -> str:
    profile = material.council.profile
    return profile.contacts[indicator.owner].role if what == "Commentary" else profile.services[indicator.service].name


def _every(material: RestrictedMaterial) -> list[Block]:
    scored = material.scored()
    covered = Covered.by(scored, material.quarter)
    rows = [score_cells(indicator, score, material, covered.name(indicator, score)) for indicator, score in scored]
    caption = covered.in_caption(f"All indicators, {material.quarter.title}")
    return [table("all-figures", caption, _COLUMNS, rows)] if rows else []
