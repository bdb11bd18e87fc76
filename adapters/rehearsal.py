"""What a rehearsal needs of the outside world: its folder, what was published, letters to the officer alone, its page."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from adapters.cycle_context import CycleContext
from adapters.expectations import load_layout
from adapters.mail.queue import message, unsent_letters
from adapters.mail.smtp import Outbox
from adapters.published_scores import published_scores
from quarterly.commentary.letters import Block, officer_of
from quarterly.publishing.rehearsal.differences import Rehearsal
from quarterly.publishing.rehearsal.of_table import of_table
from quarterly.publishing.rehearsal.of_version import of_version
from quarterly.publishing.rehearsal.page import HEADER, rehearsal_report, rehearsal_rows
from quarterly.publishing.rehearsal.published import PublishedTable
from quarterly.vocabulary.errors import SetupError

PAGE, TABLE, LETTERS = "rehearsal.html", "rehearsal.csv", "letters"
_FOLDER = Path("var/rehearsal")


def rehearsal_folder(cycle: CycleContext) -> Path:
    """Return the folder of a quarter's rehearsal."""
    return _FOLDER / cycle.council.key / cycle.quarter.key


def published_table(cycle: CycleContext, body: bytes | None, name: str) -> PublishedTable:
    """Return what a file says was published or, without one, what the store has; SetupError where there is neither."""
    if body is not None:
        from adapters.one_file import one_file
        from adapters.workbook.reader import shared_reader

        with one_file(name):
            workbook = shared_reader().read(body)
        return of_table(workbook, name, cycle.council, cycle.quarter, load_layout())
    if scores := published_scores(cycle):
        return of_version(scores, cycle.council, cycle.quarter)
    raise SetupError(
        f"Nothing is published of {cycle.quarter} in {cycle.restricted.address}. Say with --published FILE what was published: "
        "a workbook or CSV file with a reference, a value and a rating in each row, and whatever else of target, numerator, "
        "denominator and direction of travel the report had."
    )


def write_letters(cycle: CycleContext, folder: Path, now: datetime) -> int:
    """Write every letter that the run would have sent as mail to the officer, who reads to whom it would go; return how many."""
    outbox, officer = Outbox(folder / LETTERS), officer_of(cycle.council)
    found = unsent_letters(cycle.restricted, cycle.post)
    for letter in found:
        to_whom = Block(f"Rehearsal. A run would send this to {letter.to}.")
        mail = message(replace(letter, to=officer.email, blocks=(to_whom, *letter.blocks)), cycle.restricted, cycle.settings, now)
        # Without the mark by which an answer is known: nobody has asked anything.
        for header, value in (("Subject", f"Rehearsal: {letter.headline}"), ("Reply-To", officer.email)):
            del mail[header]
            mail[header] = value
        outbox.send(mail)
    return len(found)


def write_rehearsal(rehearsed: Rehearsal, folder: Path, files: list[tuple[str, str]]) -> None:
    """Write the page and the table of a rehearsal into its folder."""
    from adapters.render.html import report_html
    from adapters.render.tables import ratings_csv

    for name, body in (
        (PAGE, report_html(rehearsal_report(rehearsed, [*files, ("Everything that was compared, as a table", TABLE)]))),
        (TABLE, ratings_csv(HEADER, rehearsal_rows(rehearsed))),
    ):
        (folder / name).write_bytes(body)
