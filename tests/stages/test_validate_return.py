"""Stage 2: which rows are in force or under query, and does the sender get the findings?"""

from typing import Any

import pytest
from openpyxl import load_workbook

from adapters.workbook.reader import WorkbookReader
from quarterly.collecting.returns.reading import ReturnReader
from quarterly.collecting.returns.records import ReadReturn, ServiceReturn
from quarterly.vocabulary.canonical import from_bytes
from quarterly.vocabulary.errors import ReturnError, SetupError
from tasks.collect_returns import collect_returns
from tasks.references import ValidatedReturn
from tasks.validate_return import validate_return
from tests.installation import ADOPTION, COUNCIL, LAC, LEAVERS, QUARTER, Installation, indicator_return
from tests.stages.chain import plain

SERVICE = "children-in-care"


def validated(installation: Installation) -> tuple[ValidatedReturn, ServiceReturn]:
    raw = next(raw for raw in plain(collect_returns)(COUNCIL, QUARTER).received if raw.service == SERVICE)
    reference = plain(validate_return)(COUNCIL, QUARTER, raw)
    return reference, from_bytes(ServiceReturn, installation.restricted.read(reference.output.key))


def values(sent: ServiceReturn) -> dict[str, str]:
    return {row.indicator: str(row.value) for row in sent.indicators}


def test_a_correction_replaces_only_the_row_it_carries(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]), hour=9)
    installation.send(
        SERVICE, indicator_return(SERVICE, [["1178", None, None, None, 109.4, 98.8, "Corrected."]]), "fix.xlsx", hour=10
    )
    assert values(validated(installation)[1]) == {"1178": "109.4", "1180": "50", "adoption-matching": "174"}


def test_rows_a_correction_leaves_out_are_told_in_a_line(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]), hour=9)
    installation.send(SERVICE, indicator_return(SERVICE, [[*LAC[:4], 109.4, 98.8, "Corrected."]]), "fix.xlsx", hour=10)
    assert [finding.code for finding in validated(installation)[1].findings] == ["Q01"]
    (letter,) = installation.letters()
    named = "PI 1180 and Average time (days) to match a child to an adoptive family"
    told = f"For information, fix.xlsx: Blank in the newest return of this service, or not in it: {named}. What was"
    assert f"What was found: 1 for information. {told} sent of them before stands." in " ".join(letter["text"].split())


def test_the_sender_is_asked_for_a_row_that_is_missing(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, ADOPTION]))
    validated(installation)
    (letter,) = installation.letters()
    text = " ".join(letter["text"].split())
    assert letter["subject"] == "1 point to look at in the return “Children in care”, 2012-13 Q1"
    assert "What was found: 1 to check." in text
    assert (
        "To check, return.xlsx: PI 1180 has neither a figure nor a comment in any return of this service for the quarter. "
        "Send a row for it, with the figure, or with a comment that says why there is none; a blank is not a zero. (Q02)"
    ) in text
    assert (
        "What to do: Please check the point below: send the row if it needs correcting, or say why it is right. Your "
        "return stands."
    ) in text
    (attachment,) = letter["attachments"]
    (installation.folder / "copy.xlsx").write_bytes(installation.restricted.read(attachment["key"]))
    listed = [row[:3] for row in load_workbook(installation.folder / "copy.xlsx")["What to check"].iter_rows(values_only=True)]
    assert ("Warning", "Q02", "whole file") in listed


def test_a_critical_finding_holds_its_indicator_and_no_other(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [["1180", None, 7, 6, 50, 65, "x"], ADOPTION]))
    assert validated(installation)[1].under_query == ("1180",)


def test_an_unreadable_file_does_not_displace_the_one_before(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [ADOPTION]), hour=9)
    installation.send(SERVICE, b"not a workbook at all", "broken.xlsx", hour=10)
    reference, sent = validated(installation)
    assert (reference.refused, values(sent)) == (1, {"adoption-matching": "174"})


def test_a_return_in_the_wrong_folder_is_refused(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return("schools", [ADOPTION]))
    assert "“Schools and learning”" in validated(installation)[1].files[0].refused


def test_the_sender_is_told_what_and_where(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [["1180", None, 7, 6, 50, 65, "x"]]))
    validated(installation)
    (letter,) = installation.letters()
    assert letter["to"] == "children-in-care.data@dudley.example"
    assert "Critical, PI return, cell C6: The numerator 7 of PI 1180 is larger than its" in letter["text"]


def test_the_sender_gets_an_annotated_copy(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [["1180", None, 7, 6, 50, 65, "x"]]))
    validated(installation)
    (attachment,) = installation.letters()[0]["attachments"]
    (installation.folder / "copy.xlsx").write_bytes(installation.restricted.read(attachment["key"]))
    assert load_workbook(installation.folder / "copy.xlsx")["PI return"]["C6"].comment.text.startswith("CRITICAL V01")


def test_a_clean_return_is_acknowledged(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]))
    validated(installation)
    assert "Nothing was found wrong with it." in installation.letters()[0]["text"]


def test_an_identifier_turns_the_file_away_and_is_not_repeated(installation: Installation) -> None:
    row = [*LAC[:6], "DOB 03/04/2009"]
    installation.send(SERVICE, indicator_return(SERVICE, [row]))
    (file,) = validated(installation)[1].files
    assert "date of birth" in file.refused
    assert "2009" not in file.refused + installation.letters()[0]["text"]


def test_the_annotated_copy_can_be_sent_back(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [["1178", None, None, None, 104.9, 98.8, "It is 109.4 now."]]), hour=9)
    validated(installation)
    (attachment,) = installation.letters()[0]["attachments"]
    installation.send(SERVICE, installation.restricted.read(attachment["key"]), "return-checked.xlsx", hour=10)
    assert (validated(installation)[0].refused, values(validated(installation)[1])) == (0, {"1178": "104.9"})


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the reading of bad.xlsx fail in an unforeseen way."""
    read = ReturnReader.read

    def reading(reader: ReturnReader, *args: Any, file: str, **kwargs: Any) -> ReadReturn:
        if file == "bad.xlsx":
            raise OverflowError("cannot convert 1176 of Ann Other")
        return read(reader, *args, file=file, **kwargs)

    monkeypatch.setattr(ReturnReader, "read", reading)


@pytest.mark.usefixtures("poisoned")
def test_a_file_that_cannot_be_read_is_refused_and_the_others_count(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]), hour=9)
    installation.send(SERVICE, indicator_return(SERVICE, [["1178", None, None, None, 109.4, 98.8, "x"]]), "bad.xlsx", hour=10)
    reference, sent = validated(installation)
    assert (reference.refused, values(sent)["1178"]) == (1, "104.9")
    (letter,) = installation.letters()
    told = " ".join(letter["text"].split())
    assert "bad.xlsx could not be taken, and nothing in it counts. This workbook could not be read" in told
    assert "Ann Other" not in told


@pytest.mark.usefixtures("poisoned")
def test_a_file_that_is_archived_and_cannot_be_read_stops_nothing_either(installation: Installation) -> None:
    path = installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]), "bad.xlsx", hour=9)
    assert validated(installation)[0].refused == 1
    path.unlink()
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]), hour=10)
    assert values(validated(installation)[1])["1178"] == "104.9"


def test_a_copy_that_cannot_be_made_is_said_in_the_letter(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bytes:
        raise ReturnError("no copy")

    monkeypatch.setattr(WorkbookReader, "annotated", failing)
    installation.send(SERVICE, indicator_return(SERVICE, [["1180", None, 7, 6, 50, 65, "x"], ADOPTION]))
    assert values(validated(installation)[1])["adoption-matching"] == "174"
    (letter,) = installation.letters()
    told = " ".join(letter["text"].split())
    assert (letter["attachments"], "A copy of your own workbook is attached" in told) == ([], False)
    assert "A marked copy of return.xlsx could not be made. The list above says where each place is." in told


def test_what_is_wrong_with_the_installation_is_no_fault_of_a_file(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise SetupError("Install the requirements.")

    monkeypatch.setattr(ReturnReader, "read", failing)
    installation.send(SERVICE, indicator_return(SERVICE, [LAC]))
    with pytest.raises(SetupError, match="Install"):
        validated(installation)
