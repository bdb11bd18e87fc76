"""Stage 5: make the report, once for those who may see everything and once for the public."""

from collections.abc import Iterator

from adapters.background import FIGURES
from adapters.render.html import report_html
from adapters.render.markdown import rich
from adapters.render.pdf import report_pdf
from adapters.render.tables import ratings_csv
from adapters.render.word import cover_report_docx
from adapters.workplace import Workplace
from quarterly.canonical import digest, to_bytes
from quarterly.commentary import Commentary, with_replies
from quarterly.disclosure import HELD_BACK, public
from quarterly.pack import RENDERINGS, PackFile, PackListing
from quarterly.rating.scorecard import Scorecard
from quarterly.report.build import build_report, open_data
from quarterly.report.parts import Material, Rendering
from quarterly.stages import CommentaryRound, Pack, ScorecardReference
from tasks._stage import stage

LIBRARIES = ("jinja2", "typst", "pikepdf", "python-docx", "markdown-it-py", "nh3")


def _key(council: str, quarter: str, scorecard: ScorecardReference, commentary: CommentaryRound) -> str:
    place = Workplace.of(council, quarter)
    inputs = [scorecard.output.digest, commentary.output.digest, place.council]
    return place.output_key("compile_report", *inputs, data=("templates/report",), libraries=LIBRARIES)


@stage("compile_report", key=_key)
def compile_report(council: str, quarter: str, scorecard: ScorecardReference, commentary: CommentaryRound) -> Pack:
    """Draw both renderings from one view model each; disclosure control comes before anything is drawn."""
    place, key = Workplace.of(council, quarter), _key(council, quarter, scorecard, commentary)
    said = place.load(Commentary, commentary.output)
    card = with_replies(place.load(Scorecard, scorecard.output), said.replies)
    files: dict[Rendering, list[PackFile]] = {}
    models = []
    for rendering in RENDERINGS:
        material = _material(place, card, said, rendering)
        files[rendering] = []
        for file, body in _drawn(material, f"{key}/{rendering}"):
            place.restricted.write(file.key, body, file.content_type)
            files[rendering].append(file)
            models.append(body)
    listing = PackListing(tuple(files["public"]), tuple(files["restricted"]))
    return Pack(place.save(key, listing), sum(map(len, files.values())), digest(*models))


def _material(place: Workplace, card: Scorecard, said: Commentary, rendering: Rendering) -> Material:
    awaited = set(said.awaited)
    if rendering == "public":
        card = public(card, place.council.profile.small_numbers)
        # That commentary is asked for at all would tell that a rating held back is off target.
        awaited -= {score.indicator for score in card.scores if score.value == HELD_BACK}
    return Material(place.council, place.quarter, card, frozenset(awaited), rendering, rich)


def _drawn(material: Material, folder: str) -> Iterator[tuple[PackFile, bytes]]:
    report = build_report(material)
    header, rows = open_data(material)
    html = "text/html; charset=utf-8"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    drawn = [
        ("report.html", "Report, web page", html, report_html(report)),
        ("report.pdf", "Report, PDF", "application/pdf", report_pdf(report)),
        ("cover-report.docx", "Cover report, Word", word, cover_report_docx(report)),
        ("ratings.csv", "Ratings, CSV", "text/csv; charset=utf-8", ratings_csv(header, rows)),
        ("report.json", "Everything in the report, JSON", "application/json", to_bytes(dict(report))),
    ]
    if material.rendering == "restricted":
        # With the trail of every rating, and what later quarters are compared with.
        drawn.append((FIGURES, "Every figure with its trail, JSON", "application/json", to_bytes(material.card)))
    for path, title, content_type, body in drawn:
        yield PackFile(path, title, content_type, f"{folder}/{path}"), body
