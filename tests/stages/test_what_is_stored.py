"""What of a file that arrives is stored, how is it recognised again, and what is its sender written?"""

import json
from hashlib import sha256
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from adapters.archive import unarchived
from adapters.cycle_context import CycleContext
from adapters.inbox import open_inbox
from adapters.mail.decided_mail import quarters_to_run
from adapters.mail.stored_mail import mails_of
from adapters.receipts import Receipts
from quarterly.collecting.received import ArchivedFile
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.correspondence.outcomes import Why
from quarterly.vocabulary.canonical import from_bytes
from tasks.collect_returns import collect_returns
from tasks.validate_return import validate_return
from tests.installation import ADOPTION, COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return
from tests.mails import mail
from tests.stages.chain import plain
from tests.workbooks import saved, with_parts

SERVICE = "children-in-care"
GOOD = indicator_return(SERVICE, [LAC])


def beside_a_case_list(
    body: bytes, name: str = "Case list", column: str = "Placed with", value: str = "an aunt in Sedgley"
) -> bytes:
    """Return a workbook with a further sheet of a row a child."""
    book = openpyxl.load_workbook(BytesIO(body))
    sheet = book.create_sheet(name)
    sheet.append(["Child", column])
    sheet.append(["Kim Example", value])
    return saved(book)


def collected(*_: Any) -> list[ArchivedFile]:
    (raw,) = plain(collect_returns)(COUNCIL, QUARTER).received
    return list(raw.files)


def everything(installation: Installation) -> bytes:
    return b"".join(installation.restricted.read(entry.key) for entry in installation.restricted.list(""))


def validated(installation: Installation) -> ServiceReturn:
    (raw,) = plain(collect_returns)(COUNCIL, QUARTER).received
    return from_bytes(ServiceReturn, installation.restricted.read(plain(validate_return)(COUNCIL, QUARTER, raw).output.key))


def letter(installation: Installation) -> str:
    return " ".join(installation.letters()[-1]["text"].split())


def test_a_file_of_read_sheets_is_stored_byte_for_byte(installation: Installation) -> None:
    installation.send(SERVICE, GOOD)
    (file,) = collected()
    assert (installation.restricted.read(file.key), file.left_out, file.refused) == (GOOD, (), "")


def test_a_list_of_children_beside_the_return_is_not_stored_and_the_figures_count(installation: Installation) -> None:
    installation.send(SERVICE, beside_a_case_list(GOOD))
    sent = validated(installation)
    assert [str(row.value) for row in sent.indicators] == ["104.9"]
    assert b"Sedgley" not in everything(installation)
    assert list(openpyxl.load_workbook(_file(installation)).sheetnames) == ["PI return"]


def _file(installation: Installation) -> Any:
    return BytesIO(installation.restricted.read(collected()[0].key))


def test_its_sender_is_written_which_sheet_was_not_stored(installation: Installation) -> None:
    installation.send(SERVICE, beside_a_case_list(GOOD))
    validated(installation)
    assert "Of return.xlsx, the sheet “Case list” was not stored, being no part of a return." in letter(installation)


def test_the_copy_is_found_by_the_digest_of_what_arrived_and_made_once(installation: Installation) -> None:
    body = beside_a_case_list(GOOD)
    installation.send(SERVICE, body)
    first, before = collected(), installation.restricted.list("archive")
    assert (collected(), installation.restricted.list("archive")) == (first, before)
    assert first[0].digest == sha256(body).hexdigest()
    assert _new(installation) == []


def _new(installation: Installation) -> list[Any]:
    cycle = CycleContext.of(COUNCIL, QUARTER)
    inbox = open_inbox(cycle.settings, COUNCIL, COUNCIL, cycle.quarter)
    return unarchived(installation.restricted, cycle.council, cycle.quarter, inbox.arrivals(cycle.council))


def test_the_marked_copy_is_of_what_is_stored(installation: Installation) -> None:
    installation.send(SERVICE, beside_a_case_list(indicator_return(SERVICE, [["1180", None, 7, 6, 50, 65, "x"]])))
    validated(installation)
    (attachment,) = installation.letters()[0]["attachments"]
    assert b"Sedgley" not in installation.restricted.read(attachment["key"])


@pytest.mark.parametrize("part", ["xl/pivotCache/pivotCacheRecords1.xml", "xl/externalLinks/externalLink1.xml"])
def test_the_stored_values_of_other_sheets_are_not_stored(installation: Installation, part: str) -> None:
    installation.send(SERVICE, with_parts(GOOD, {part: "<r><v>Sedgley</v></r>"}))
    (file,) = collected()
    assert (len(file.left_out), b"Sedgley" in everything(installation)) == (1, False)


@pytest.mark.parametrize(
    "body",
    [
        beside_a_case_list(GOOD, "Cases", "Date of birth", "03/04/2009"),
        b"no workbook",
        indicator_return("schools", [ADOPTION]),
    ],
    ids=["identifier", "unreadable", "of another service"],
)
def test_a_file_that_is_refused_lies_in_quarantine_alone_and_its_sender_is_written(
    installation: Installation, body: bytes
) -> None:
    installation.send(SERVICE, body)
    (file,) = collected()
    assert file.key.startswith(f"quarantine/{COUNCIL}/2012-13-q1/{SERVICE}/")
    assert installation.restricted.read(file.key) == body
    assert not [entry for entry in installation.restricted.list("archive") if "/files/" in entry.key]
    assert validated(installation).files[0].refused == file.refused
    assert file.refused.split(".")[0] in letter(installation)


def test_a_run_does_not_need_the_refused_file(installation: Installation) -> None:
    installation.send(SERVICE, b"no workbook")
    (file,) = collected()
    installation.restricted.delete(file.key)
    assert validated(installation).files[0].refused == file.refused


def test_a_refused_file_is_read_again_under_other_rules(installation: Installation) -> None:
    installation.send(SERVICE, GOOD)
    (file,) = collected()
    ((_, receipt),) = Receipts.listed(installation.restricted, *_place()).all()
    key = next(entry.key for entry in installation.restricted.list("archive") if "/receipts/" in entry.key)
    refused = {**receipt, "refused": "It was unreadable.", "rules": "earlier ones"}
    installation.restricted.write(key, json.dumps(refused).encode())
    assert [each.refused for each in collected()] == [""]
    assert [each.key for each in collected()] == [file.key]


def _place() -> tuple[Any, Any]:
    cycle = CycleContext.of(COUNCIL, QUARTER)
    return cycle.council, cycle.quarter


@pytest.mark.parametrize("name", ["return.xlsm", "return.csv"])
def test_a_file_of_another_kind_counts_and_is_named_as_what_was_sent(installation: Installation, name: str) -> None:
    table = b"Service: Children in care\nPeriod: Quarter 1 2012/13\nPI ref,Actual,Comments\n1178,104.9,None\n"
    installation.send(SERVICE, table if name.endswith("csv") else with_parts(GOOD, {"xl/vbaProject.bin": b"macros"}), name)
    sent = validated(installation)
    assert [str(row.value) for row in sent.indicators] == ["104.9"]
    assert ("F09" in {finding.code for finding in sent.findings}) is name.endswith("xlsm")
    assert "F08" not in {finding.code for finding in sent.findings}
    assert b"macros" not in installation.restricted.read(collected()[0].key)


def test_the_workbook_of_a_mail_in_the_inbox_counts(installation: Installation) -> None:
    body = mail("somebody@elsewhere.example", "Here it is.", files={"july.xlsx": GOOD})
    installation.send(SERVICE, body, "return.eml")
    assert [file.name for file in validated(installation).files] == ["july.xlsx"]
    assert quarters_to_run(installation.restricted) == {}  # the cycle that takes it up is at work
    assert [file.name for file in validated(installation).files] == ["july.xlsx"]  # once, however often it is collected


def test_a_mail_without_a_file_in_the_inbox_waits_for_the_officer(installation: Installation) -> None:
    installation.send(SERVICE, b"From: data lead\nSubject: Return\n\nSee attached.", "return.eml")
    plain(collect_returns)(COUNCIL, QUARTER)
    ((_, outcome),) = mails_of(installation.restricted, COUNCIL, KEY)
    assert outcome
    assert outcome.why is Why.NOTHING_ATTACHED
