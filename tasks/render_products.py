"""The files of the products besides the report: which of them belong to a rendering, and how they are drawn."""

from collections.abc import Iterator
from functools import partial

from adapters.render.html import report_html
from adapters.render.pdf import page_pdf, pages_of, report_pdf
from adapters.render.word import cover_report_docx
from quarterly.configuration.products import Kind, ProductPlan
from quarterly.reporting.filling import filling
from quarterly.reporting.model import Report
from quarterly.reporting.parts import Material, PublicMaterial, RestrictedMaterial
from quarterly.reporting.products.lead_member import lead_member_page
from quarterly.reporting.products.managers_digest import managers_digest
from quarterly.reporting.products.members_summary import members_summary, with_short_reasons
from quarterly.reporting.products.scorecard import scorecard
from quarterly.reporting.products.supplement import supplement

PDF_TYPE, HTML_TYPE = "application/pdf", "text/html; charset=utf-8"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHORTER = (200, 100, 60)  # characters of a reason, tried in turn

Product = tuple[str, str, str, partial[bytes]]  # path, title, content type, what draws it


def public_products(material: PublicMaterial) -> Iterator[Product]:
    """Yield the files of the public products; each is made from the public rendering's own inputs."""
    if plan := _planned("members summary", material):
        page = members_summary(plan, material)
        yield "members-summary.html", f"{plan.title}, web page", HTML_TYPE, partial(report_html, page)
        yield "members-summary.pdf", f"{plan.title}, PDF", PDF_TYPE, partial(one_side, page)
    if (plan := _planned("supplement", material)) and (of_corrections := supplement(plan, material)):
        yield "supplement.pdf", f"{plan.title}, PDF", PDF_TYPE, partial(page_pdf, of_corrections)
        yield "supplement.docx", f"{plan.title}, Word", WORD_TYPE, partial(_word, of_corrections)


def restricted_products(material: RestrictedMaterial) -> Iterator[Product]:
    """Yield the files of the restricted products, which no public store gets."""
    if plan := _planned("managers digest", material):
        digest = managers_digest(plan, material)
        yield "managers-digest.html", f"{plan.title}, web page", HTML_TYPE, partial(report_html, digest)
        yield "managers-digest.pdf", f"{plan.title}, PDF", PDF_TYPE, partial(report_pdf, digest)
    if plan := _planned("lead member page", material):
        page = lead_member_page(plan, material)
        yield "lead-member.html", f"{plan.title}, web page", HTML_TYPE, partial(report_html, page)
        yield "lead-member.pdf", f"{plan.title}, PDF", PDF_TYPE, partial(on_sides, page, 2)
    if plan := _planned("scorecard", material):
        from adapters.workbook.book import book_xlsx  # with openpyxl, which a run in which nothing changed does without

        yield "scorecard.xlsx", f"{plan.title}, Excel", EXCEL_TYPE, partial(book_xlsx, scorecard(plan, material))


def one_side(page: Report) -> bytes:
    """Return the summary as PDF of one side; where owners gave long reasons, these are cut."""
    return on_sides(page, 1)


def on_sides(page: Report, sides: int) -> bytes:
    """Return a page as PDF of so many sides at most; where owners gave long reasons, these are cut."""
    body = page_pdf(page)
    for most in SHORTER:
        if pages_of(body) <= sides:
            break
        body = page_pdf(with_short_reasons(page, most))
    return body


def _planned(kind: Kind, material: Material) -> ProductPlan | None:
    return next((plan for plan in material.council.profile.products if plan.product == kind), None)


def _word(report: Report) -> bytes:
    return cover_report_docx(filling(report))
