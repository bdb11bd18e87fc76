"""What Democratic Services is given for an agenda: which files of a pack, under which names, and the list of them.

Exempt matter is in files of its own, each named and listed as not for publication, with its paragraph. The restricted rendering
is for officers and is never among them.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from quarterly.configuration.council import Council
from quarterly.configuration.deadlines import publication_deadline
from quarterly.reporting.filling import filling
from quarterly.reporting.model import Report
from quarterly.reporting.sections.contents import NO_DAY
from quarterly.reporting.sections.exclusion import exempt_paragraphs
from quarterly.reporting.wording.exempt import marking, name_of_file, paragraphs_named, title_of_file
from quarterly.vocabulary.quarter import Quarter, long_date

HEADER = [
    *("File", "Title", "Publication", "Exempt paragraph", "Report", "Committee", "Meeting", "Agenda to be published by"),
    *("Wards", "Author", "Reason for lateness and urgency"),
]
COVER, WHOLE = "cover-report.docx", "report.pdf"
_SUPPLEMENT = {"supplement.docx": "Supplement on corrections, Word", "supplement.pdf": "Supplement on corrections, PDF"}


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """One file for an agenda: its name and title, what it is called in the pack, and by which paragraphs it is exempt."""

    name: str
    title: str
    drawn_as: str
    paragraphs: tuple[int, ...] = ()


def agenda_files(report: Report, there: Collection[str]) -> list[AgendaFile]:
    """Return the public files for an agenda: the cover report in Word with each appendix, or the whole report where not drawn.

    `there` are the names of the files that were drawn of the public rendering.
    """
    return [AgendaFile(name, title, name) for name, title in (*_parts(report, there), *_SUPPLEMENT.items()) if name in there]


def exempt_agenda_files(council: Council, report: Report, there: Collection[str]) -> list[AgendaFile]:
    """Return the files for the part of a meeting that is not public; `report` and `there` are of the exempt rendering."""
    paragraphs = tuple(exempt_paragraphs(council))
    return [
        AgendaFile(name_of_file(paragraphs, name), title_of_file(paragraphs, title), name, paragraphs)
        for name, title in _parts(report, there)
        if name in there
    ]


def agenda_list(
    council: Council, quarter: Quarter, report: Report, files: Iterable[AgendaFile], late: str = ""
) -> list[list[str]]:
    """Return a row for each file, as the form of an agenda system asks for it; the columns are those of HEADER.

    `late` is the reason why it is late, "" if it is not.

    `report` is the public rendering: what stands in the list is public, titles of exempt parts too.
    """
    profile = council.profile
    meeting = profile.calendar.meetings.get(str(quarter))
    days = [long_date(meeting), long_date(publication_deadline(meeting, profile.calendar.closed))] if meeting else [NO_DAY, ""]
    about = [report["title"], profile.committee, *days, filling(report).texts["wards"]]
    author = profile.contacts[profile.performance_officer].role
    return [[each.name, each.title, *_publication(each), *about, author, late] for each in files]


def _publication(file: AgendaFile) -> list[str]:
    if not file.paragraphs:
        return ["Public", ""]
    return [marking(file.paragraphs), paragraphs_named(file.paragraphs).capitalize()]


def _parts(report: Report, there: Collection[str]) -> Iterator[tuple[str, str]]:
    if COVER not in there:
        yield WHOLE, f"{report['title']}, PDF"
        return
    yield COVER, f"{report['title']}, cover report, Word"
    yield from _appendices(report)


def _appendices(report: Report) -> Iterator[tuple[str, str]]:
    for each in report["appendices"]:
        yield f"appendix-{each['key']}.pdf", f"{each['title']}, PDF"
