"""The files of a pack: which belong to each rendering, and how they are drawn, two at a time, where they show something new."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from adapters.background import FIGURES
from adapters.drawn_documents import DrawnDocuments
from adapters.previous_quarter import CARRY_FORWARD, CARRY_FORWARD_FORM
from adapters.previous_version import TRANSCRIPTS
from adapters.render.html import report_html
from adapters.render.pdf import appendix_alone, appendix_pdf, report_pdf
from adapters.render.tables import ratings_csv
from adapters.render.word import cover_report_docx
from quarterly.publishing.open_data.rows_of_scores import open_data
from quarterly.publishing.pack import PackFile
from quarterly.reporting.build import build_exempt, build_restricted
from quarterly.reporting.filling import filling
from quarterly.reporting.model import Report
from quarterly.reporting.parts import ExemptMaterial, Material, PublicMaterial, RestrictedMaterial
from quarterly.reporting.sections.contents import meeting_in_words
from quarterly.reporting.sections.corrections import corrections_data
from quarterly.reporting.sections.exclusion import exempt_paragraphs
from quarterly.reporting.stored_transcripts import TRANSCRIPTS_FORM, Transcripts
from quarterly.reporting.wording.exempt import name_of_file, title_of_file
from quarterly.scoring.stored import SCORECARD_FORM, StoredScorecard
from quarterly.vocabulary.canonical import to_bytes
from tasks.render_products import HTML_TYPE, PDF_TYPE, WORD_TYPE, Product, public_products, restricted_products

PDF = "report.pdf"

PendingFile = tuple[PackFile, partial[bytes]]


@dataclass(frozen=True, slots=True)
class PackFolder:
    """Where the files of a rendering are stored, and the council's own template of its Word files, None for ours."""

    key: str
    template: bytes | None = None


def public_files(report: Report, material: PublicMaterial, folder: PackFolder) -> Iterator[PendingFile]:
    """Yield the files of the public rendering, each with the function that makes its bytes; `report` is its view model."""
    yield from _files(report, material, folder)
    yield from _in_folder(public_products(material), folder)


def restricted_files(material: RestrictedMaterial, folder: PackFolder, transcripts: Transcripts) -> Iterator[PendingFile]:
    """Yield the files of the restricted rendering, and those that later quarters and versions are compared with."""
    yield from _files(build_restricted(material), material, folder)
    yield from _in_folder(restricted_products(material), folder)
    inputs = material.inputs
    figures = StoredScorecard(inputs.card, inputs.suppressed)
    record_files: list[tuple[str, str, partial[bytes]]] = [
        (FIGURES, "Every figure with its trail, JSON", partial(SCORECARD_FORM.to_bytes, figures)),
        (CARRY_FORWARD, "What the next quarter is held to, JSON", partial(CARRY_FORWARD_FORM.to_bytes, inputs.left)),
        (TRANSCRIPTS, "What the next version is compared with, JSON", partial(TRANSCRIPTS_FORM.to_bytes, transcripts)),
    ]
    for path, title, make in record_files:
        yield PackFile(path, title, "application/json", f"{folder.key}/{path}"), make


def exempt_files(material: ExemptMaterial, folder: PackFolder) -> Iterator[PendingFile]:
    """Yield the files of the exempt pack, named as such; a table of ratings only where an indicator is exempt."""
    paragraphs = exempt_paragraphs(material.council)
    for file, make in _files(build_exempt(material), material, folder):
        if file.path != "ratings.csv" or material.scored():
            path, title = name_of_file(paragraphs, file.path), title_of_file(paragraphs, file.title)
            yield replace(file, path=path, title=title), make


def _files(report: Report, material: Material, folder: PackFolder) -> Iterator[PendingFile]:
    header, rows = open_data(material)
    changed = corrections_data(material)
    pdf, csv, json = PDF_TYPE, "text/csv; charset=utf-8", "application/json"
    files: list[Product] = [
        ("report.html", "Report, web page", HTML_TYPE, partial(report_html, report)),
        (PDF, "Report, PDF", pdf, partial(report_pdf, report)),
    ]
    if material.rendering in material.council.profile.report.agenda_files:
        files += _agenda_files(report, material, folder.template)
    files.append(("ratings.csv", "Ratings, CSV", csv, partial(ratings_csv, header, rows)))
    if changed:
        files.append(("corrections.csv", "Corrections, CSV", csv, partial(ratings_csv, *changed)))
    files.append(("report.json", "Everything in the report, JSON", json, partial(to_bytes, dict(report))))
    yield from _in_folder(files, folder)


def _agenda_files(report: Report, material: Material, template: bytes | None) -> Iterator[Product]:
    """Yield what an agenda is put together from: the cover report in Word, and each appendix as a file of its own."""
    placed = filling(report, committee=material.council.profile.committee, date=meeting_in_words(material))
    yield "cover-report.docx", "Cover report, Word", WORD_TYPE, partial(cover_report_docx, placed, template)
    for each in report["appendices"]:
        key = each["key"]
        if "exempt" not in each or report["rendering"] != "public":
            # Handed the appendix alone, so that it is not drawn again for a change elsewhere in the report.
            draw = partial(appendix_pdf, appendix_alone(report, key), key)
            yield f"appendix-{key}.pdf", f"{each['title']}, PDF", PDF_TYPE, draw


def _in_folder(files: Iterable[Product], folder: PackFolder) -> Iterator[PendingFile]:
    for path, title, content_type, draw in files:
        yield PackFile(path, title, content_type, f"{folder.key}/{path}"), draw


def draw_files(documents: DrawnDocuments, files: list[PendingFile]) -> list[bytes]:
    """Store the files, drawing those that show something new; return their bytes in the order of the files."""
    bodies: dict[str, bytes] = {}

    def draw(batch: list[PendingFile]) -> None:
        for file, make in batch:
            bodies[file.key] = documents.store(file, make)

    with ThreadPoolExecutor() as pool:
        list(pool.map(draw, _in_two_threads(files)))
    documents.remember()
    return [bodies[file.key] for file, _ in files]


def _in_two_threads(files: list[PendingFile]) -> tuple[list[PendingFile], list[PendingFile]]:
    """Split the files between two threads; all PDFs go to one, where Typst reuses the layout they share."""
    pdfs = [each for each in files if each[0].path.endswith(".pdf")]
    return pdfs, [each for each in files if each not in pdfs]
