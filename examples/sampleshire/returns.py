"""The inbox of a quarter: every service's workbook, and the officer's."""

from collections.abc import Collection, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from adapters.councils import load_council
from adapters.inbox import COVER
from adapters.workbook.write_cells import saved
from examples.sampleshire.cover import filled_cover
from examples.sampleshire.faults import faults, rows
from examples.sampleshire.narrative import written
from examples.sampleshire.plan import NAME, plan
from examples.sampleshire.rows import Cells, latest, row
from examples.sampleshire.sheets import title, write
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import Quarter

ACTIVITIES = {"ref": "Ref", "activity": "Key activity", "status": "Status", "progress": "Progress", "lead": "Lead officer"}
NARRATIVE = {column: column for column in ("Heading", "Topic", "Text", "Author")}


def inbox(quarter: Quarter) -> dict[str, bytes]:
    """Return every file of a quarter's inbox by its path, in the order of arrival."""
    council, found = load_council(NAME, quarter), {}
    for service in council.profile.services:
        wrong = {fault.fault: fault for fault in faults(service, quarter)}
        if "not sent" in wrong:
            continue
        stem = f"{quarter.key}/{service}/{service}-{quarter.key}"
        found[f"{stem}.xlsx"] = workbook(council, service, quarter, rows(council, service, quarter))
        if "corrected" in wrong:
            right = [i for i in council.catalogue.of_service(service) if i.id in wrong["corrected"].indicators]
            again = [cells for i in right if (cells := row(i, service, quarter))]
            found[f"{stem}_corrected.xlsx"] = workbook(council, service, quarter, again)  # after the first by name, as in time
    if cover := filled_cover(council, quarter):
        found[f"{quarter.key}/{COVER}/{COVER}-{quarter.key}.xlsx"] = cover
    return found


def workbook(council: Council, service: str, quarter: Quarter, table: Sequence[Cells]) -> bytes:
    """Return a service's return, with key activities and narrative on sheets of their own."""
    book, wrong = Workbook(), {fault.fault for fault in faults(service, quarter)}
    book.properties.creator = council.profile.services[service].name
    headed = quarter.previous if "heading" in wrong else quarter
    _indicators(book.active, title(council, service, headed, "performance indicators"), service, wrong, table)
    if activities := _activities(council, service, quarter):
        write(book.create_sheet("Actions"), title(council, service, headed, "key activities"), ACTIVITIES, activities)
    if texts := written(quarter).services.get(service):
        write(book.create_sheet("Narrative"), title(council, service, headed, "narrative"), NARRATIVE, texts)
    return saved(book)


def _indicators(sheet: Worksheet, title: Sequence[str], service: str, wrong: Collection[str], table: Sequence[Cells]) -> None:
    layout = plan().layouts[service]
    columns = {**layout.columns, **({"extra": "Seen by team manager"} if "column" in wrong else {})}
    sheet.title = layout.sheet
    write(sheet, title, columns, table)
    if "merged" in wrong:
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(columns))
    if "footnote" in wrong:
        sheet.cell(sheet.max_row + 2, 1, "Figures over three years are provisional until the yearly return closes.")


def _activities(council: Council, service: str, quarter: Quarter) -> list[Cells]:
    found = []
    for action in council.profile.actions():
        if action.service == service and (state := latest(plan().actions[action.ref], quarter)):
            cells = {"ref": action.ref, "activity": action.activity, "status": state[0], "progress": state[1]}
            found.append({**cells, "lead": f"{action.lead}, {action.directorate}"})
    return found
