"""Stage 5: hold the whole report against itself, then make it, once for those who may see everything and once for the public."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from adapters.background import FIGURES
from adapters.earlier import KEPT, kept_before
from adapters.expectations import OF_THE_REPORT, load_rulebook
from adapters.mail import deliver, put_in_post
from adapters.render.html import report_html
from adapters.render.markdown import rich
from adapters.render.pdf import appendix_pdf, report_pdf
from adapters.render.tables import ratings_csv
from adapters.render.word import cover_report_docx
from adapters.said_before import SAID, corrections
from adapters.workplace import Workplace
from quarterly.canonical import digest, to_bytes
from quarterly.commentary import Commentary, with_replies
from quarterly.consistency.contradictions import contradictions
from quarterly.consistency.subject import Subject
from quarterly.consistency.texts import kept
from quarterly.corrections.reading import told_by
from quarterly.corrections.records import Told
from quarterly.disclosure import HELD_BACK, hidden_values, public
from quarterly.narrative.in_force import narrative_of
from quarterly.narrative.issue import issue_of
from quarterly.narrative.kept import Kept, still_open
from quarterly.narrative.public import public_narrative, public_undertakings
from quarterly.narrative.records import Narrative
from quarterly.pack import RENDERINGS, PackFile, PackListing
from quarterly.post import checks_letter
from quarterly.rating.scorecard import Scorecard
from quarterly.report.build import build_report, open_data, own_texts
from quarterly.report.corrections import corrections_data
from quarterly.report.parts import Material, Rendering
from quarterly.returns.findings import Finding, Severity
from quarterly.returns.records import ServiceReturn
from quarterly.stages import CommentaryRound, Pack, ScorecardReference, ValidatedReturn
from tasks._stage import stage

LIBRARIES = ("jinja2", "typst", "pikepdf", "python-docx", "markdown-it-py", "nh3")


def _key(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> str:
    place = Workplace.of(council, quarter)
    whole = _whole(place, scorecard, commentary, returns)
    inputs = [scorecard.output.digest, commentary.output.digest, place.council, whole.narrative, _before(place)]
    inputs.append(list(corrections(place, _told(whole)).values()))
    return place.output_key("compile_report", *inputs, data=("templates/report", *OF_THE_REPORT), libraries=LIBRARIES)


@stage("compile_report", key=_key)
def compile_report(
    council: str,
    quarter: str,
    scorecard: ScorecardReference,
    commentary: CommentaryRound,
    returns: tuple[ValidatedReturn, ...],
) -> Pack:
    """Draw both renderings from one view model each; disclosure control comes before anything is drawn."""
    place, key = Workplace.of(council, quarter), _key(council, quarter, scorecard, commentary, returns)
    whole = _checked(place, _whole(place, scorecard, commentary, returns))
    blocked = _blocking(place, whole.findings)
    if whole.findings:
        put_in_post(place.restricted, place.post, checks_letter(place.council, place.quarter, whole.findings, blocked))
        deliver(place.restricted, place.post, place.settings, datetime.now(UTC))
    told = _told(whole)
    corrected = corrections(place, told)
    files: dict[Rendering, list[PackFile]] = {}
    models = []
    for rendering in RENDERINGS:
        files[rendering] = []
        material = replace(_for_readers(whole, rendering), corrections=corrected[rendering])
        for file, body in _drawn(material, f"{key}/{rendering}", told):
            place.restricted.write(file.key, body, file.content_type)
            files[rendering].append(file)
            models.append(body)
    listing = PackListing(tuple(files["public"]), tuple(files["restricted"]))
    issue = issue_of(whole.narrative)
    return Pack(
        place.save(key, listing),
        sum(map(len, files.values())),
        digest(*models),
        dict(sorted(Counter(finding.code for finding in whole.findings).items())),
        blocked,
        issue.name,
        issue.considered_on,
        {rendering: of.content for rendering, of in told.items()},
        len(of_public.changes) if (of_public := corrected["public"]) else 0,
    )


def _narrative(place: Workplace, returns: tuple[ValidatedReturn, ...]) -> Narrative:
    return narrative_of([place.load(ServiceReturn, sent.output) for sent in returns], place.council)


def _before(place: Workplace) -> Kept:
    return kept_before(place.restricted, place.council, place.quarter)


def _whole(
    place: Workplace, scorecard: ScorecardReference, commentary: CommentaryRound, returns: tuple[ValidatedReturn, ...]
) -> Material:
    """Return everything the report is made from, as those may see it who may see everything."""
    said = place.load(Commentary, commentary.output)
    return Material(
        place.council,
        place.quarter,
        with_replies(place.load(Scorecard, scorecard.output), said.replies),
        frozenset(said.awaited),
        "restricted",
        rich,
        _narrative(place, returns),
        _before(place).undertakings,
    )


def _checked(place: Workplace, whole: Material) -> Material:
    """Return it with what the checks found, and what the next quarter is held to."""
    before, texts = _before(place), tuple(own_texts(whole))
    subject = Subject(
        place.council, place.quarter, whole.card, whole.narrative, whole.meeting, before.texts, before.undertakings, texts
    )
    left = Kept(kept(subject.texts), still_open(whole.narrative, before.undertakings))
    return replace(whole, findings=tuple(contradictions(subject, load_rulebook())), left=left)


def _told(whole: Material) -> dict[Rendering, Told]:
    return {rendering: told_by(_for_readers(whole, rendering)) for rendering in RENDERINGS}


def _for_readers(whole: Material, rendering: Rendering) -> Material:
    """Return the material as the readers of a rendering may see it."""
    if rendering == "restricted":
        return whole
    policy = whole.council.profile.small_numbers
    hidden = hidden_values(whole.card, policy)
    card = public(whole.card, policy)
    return replace(
        whole,
        rendering="public",
        card=card,
        # That commentary is asked for at all would tell that a rating held back is off target.
        awaited=whole.awaited - {score.indicator for score in card.scores if score.value == HELD_BACK},
        narrative=public_narrative(whole.narrative, policy, hidden),
        promised=public_undertakings(whole.promised, policy, hidden),
        findings=(),
        left=Kept(),
    )


def _blocking(place: Workplace, findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Return the codes that hold the pack back: critical ones, and those the profile has made so."""
    stops = place.council.profile.gates.blocking
    return tuple(sorted({f.code for f in findings if f.severity is Severity.CRITICAL or f.code in stops}))


def _drawn(material: Material, folder: str, told: dict[Rendering, Told]) -> Iterator[tuple[PackFile, bytes]]:
    report = build_report(material)
    header, rows = open_data(material)
    changed = corrections_data(material)
    pdf = "application/pdf"
    drawn = [
        ("report.html", "Report, web page", "text/html; charset=utf-8", report_html(report)),
        ("report.pdf", "Report, PDF", pdf, report_pdf(report)),
        ("report-large-print.pdf", "Report in large print, PDF", pdf, report_pdf(report, large=True)),
        ("cover-report.docx", "Cover report, Word", _WORD, cover_report_docx(report)),
        *((f"appendix-{a['key']}.pdf", f"{a['title']}, PDF", pdf, appendix_pdf(report, a["key"])) for a in report["appendices"]),
        ("ratings.csv", "Ratings, CSV", "text/csv; charset=utf-8", ratings_csv(header, rows)),
        *([("corrections.csv", "Corrections, CSV", "text/csv; charset=utf-8", ratings_csv(*changed))] if changed else []),
        ("report.json", "Everything in the report, JSON", "application/json", to_bytes(dict(report))),
    ]
    if material.rendering == "restricted":
        # With the trail of every rating, and what later quarters are compared with and held to.
        drawn.append((FIGURES, "Every figure with its trail, JSON", "application/json", to_bytes(material.card)))
        drawn.append((KEPT, "What the next quarter is held to, JSON", "application/json", to_bytes(material.left)))
        drawn.append((SAID, "What the next version is compared with, JSON", "application/json", to_bytes(told)))
    for path, title, content_type, body in drawn:
        yield PackFile(path, title, content_type, f"{folder}/{path}"), body


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
