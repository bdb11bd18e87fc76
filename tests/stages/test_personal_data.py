"""A child is named wherever people type: in no public byte of the whole pack, and nowhere outside the restricted store."""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pikepdf
import pytest

from adapters.cycle_context import CycleContext
from adapters.drafts import outstanding_in
from quarterly.publishing.holds import HoldKind
from quarterly.vocabulary.canonical import to_bytes
from tasks.references import Pack
from tests.installation import HEADER, QUARTER, Installation, own_council
from tests.stages.chain import Chain
from tests.workbooks import saved

NHS_NUMBER = "943 476 5919"
# Where it is typed, and the surname typed there: one for each place, so that a leak says where it is from.
PLACES = {
    "a comment in a return": "Adams",
    "the progress of a key activity": "Barker",
    "a passage": "Collins",
    "the lead of a passage": "Dawson",
    "the author of a passage": "Ellis",
    "a recommendation": "Fletcher",
    "the title of a paper": "Gibson",
    "where a paper is": "Harrison",
    "a school": "Jenkins",
    "a note on a school": "Lawson",
    "the ref of an undertaking": "Marshall",
    "an undertaking": "Norris",
    "who leads an undertaking": "Osborne",
    "the progress of an undertaking": "Parsons",
    "who attended": "Roberts",
    "a decision": "Simpson",
    "a report to follow": "Turner",
    "a reason for lateness": "Watson",
    "an owner's reply": "Yates",
    "the name of a file": "Holloway",
    "the name of a sheet": "Prescott",
    "the author of a file": "Whitaker",
    "the name of an indicator": "Atkinson",
}
SECTIONS = "".join(
    f"    - {{content: {content}, title: {content.capitalize()}}}\n"
    for content in ("papers", "schools", "undertakings", "attendance", "decisions")
)
TITLE = [["Dudley Metropolitan Borough Council"], [], ["Period: Quarter 1 2012/13"], []]


def named(place: str) -> str:
    return f"The placement of Kayleigh {PLACES[place]} ended. The child with the NHS number {NHS_NUMBER} moved."


def who(place: str) -> str:
    return f"Kayleigh {PLACES[place]}"


def book(sheets: dict[str, list[list[Any]]], title: str) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    made.properties.creator = who("the author of a file")
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in ([TITLE[0], [title], *TITLE[2:]] if title else TITLE) + rows:
            sheet.append(row)
    return saved(made)


def send_everything(installation: Installation) -> None:
    comment, progress = named("a comment in a return"), named("the progress of a key activity")
    figures: list[list[Any]] = [
        HEADER,
        ["1178", None, None, None, 104.9, 98.8, comment],
        ["1176", who("the name of an indicator"), None, None, 3],
    ]
    actions: list[list[Any]] = [["Ref", "Key activities", "Status", "Progress"], ["YP2b", None, "✓", progress]]
    sheets = {who("the name of a sheet"): figures, "Key activities": actions}
    name = f"{who('the name of a file')}.xlsx"
    installation.send("children-in-care", book(sheets, "Service: Children in care"), name)
    installation.send("cover", book(cover(), "Cover report"), "cover.xlsx")
    reply = {"Commentary": [["PI ref", "Comment"], ["1178", named("an owner's reply")]]}
    installation.send("commentary", book(reply, ""), "reply.xlsx")


def cover() -> dict[str, list[list[Any]]]:
    passage = ["Significant achievements", "Young people", who("the lead of a passage"), named("a passage")]
    undertaking = [named("an undertaking"), who("who leads an undertaking"), "May", "", "Open"]
    school = [who("a school"), "Special measures", "", "", "", named("a note on a school")]
    return {
        "Report": [
            ["Item", "Value"],
            ["Report to follow", named("a report to follow")],
            ["Considered by Cabinet on", "12 September 2012"],
            ["Reason for lateness", named("a reason for lateness")],
        ],
        "Narrative": [["Heading", "About", "Topic", "Text", "Author"], [*passage, who("the author of a passage")]],
        "Recommendations": [["Recommendation"], [named("a recommendation")]],
        "Papers": [
            ["Kind", "Title", "Meeting", "Location"],
            ["background", who("the title of a paper"), "", who("where a paper is")],
        ],
        "Schools": [["School", "Judgement", "Since", "Event", "Date", "Note"], school],
        "Undertakings": [
            ["Ref", "Kind", "What", "Lead", "Raised", "Due", "Status", "Progress"],
            [who("the ref of an undertaking"), "promise", *undertaking, named("the progress of an undertaking")],
        ],
        "Attendance": [["Role", "Capacity", "Part"], [who("who attended"), "Officer", ""]],
        "Decisions": [["Kind", "Text"], ["Resolved", named("a decision")]],
    }  # fmt: skip


def texts(files: dict[str, bytes]) -> Iterator[str]:
    """Yield everything that can be read in files: bytes as they are, the parts of zip files, and the text of PDFs."""
    for name, body in files.items():
        yield body.decode("utf-8", "replace")
        if zipfile.is_zipfile(io.BytesIO(body)):
            with zipfile.ZipFile(io.BytesIO(body)) as archive:
                yield from (archive.read(part).decode("utf-8", "replace") for part in archive.namelist())
        if name.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(body)) as document:
                yield from ("".join(glyphs(page)) for page in document.pages)


def glyphs(page: pikepdf.Page) -> Iterator[str]:
    """Yield the text of a page, as its fonts say what each glyph is."""
    fonts = {name: letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    font: dict[bytes, str] = {}
    stream: Any = pikepdf.parse_content_stream(page)
    for operands, operator in stream:
        if str(operator) == "Tf":
            font = fonts[str(operands[0])]
        if str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    yield from (font.get(raw[at : at + 2], "") for at in range(0, len(raw), 2))


def letters(font: pikepdf.Object) -> dict[bytes, str]:
    cmap = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$", cmap, re.MULTILINE)
    return {bytes.fromhex(glyph): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


@pytest.fixture
def compiled(
    installation: Installation, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> tuple[Installation, Pack]:
    section, subtitle = "    - content: recommendations\n", "Summary for the Children's Services Scrutiny Committee"
    changes = [("profile.yaml", section, SECTIONS + section), ("profile.yaml", subtitle, f"For the child with NHS {NHS_NUMBER}")]
    own_council(installation.folder / "councils/dudley", changes)
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(installation.folder / "councils"))
    send_everything(installation)
    with caplog.at_level(logging.INFO):
        return installation, Chain().compiled()


def files(installation: Installation, pack: Pack, rendering: str) -> dict[str, bytes]:
    folder = f"{pack.output.key.removesuffix('.json')}/{rendering}"
    found = {entry.key: installation.restricted.read(entry.key) for entry in installation.restricted.list(folder)}
    assert len(found) > 5
    return found


def leaked(found: dict[str, bytes]) -> set[str]:
    everything = "\n".join(texts(found)).casefold()
    return {place for place, surname in PLACES.items() if surname.casefold() in everything}


NOT_PRINTED = {
    "the author of a passage",
    "the name of a file",
    "the name of a sheet",
    "the author of a file",
    "the name of an indicator",
    "a reason for lateness",
}


def test_a_named_child_is_in_no_public_byte_and_an_identifier_in_neither_rendering(
    compiled: tuple[Installation, Pack], caplog: pytest.LogCaptureFixture
) -> None:
    installation, pack = compiled
    public, restricted = files(installation, pack, "public"), files(installation, pack, "restricted")
    assert leaked(public) == set()
    assert leaked(restricted) >= set(PLACES) - NOT_PRINTED
    assert [text for text in texts({**public, **restricted}) if NHS_NUMBER in text or "9434765919" in text] == []
    assert any(
        "Significant achievements" in text
        for name, body in public.items()
        if name.endswith(".pdf")
        for text in texts({name: body})
    )
    outside = {
        "letters": str(installation.letters()),
        "log": caplog.text,
        "what Prefect stores": to_bytes(pack).decode(),
        "receipts": str(
            [installation.restricted.read(each.key) for each in installation.restricted.list("archive") if "receipts" in each.key]
        ),
    }
    assert [(where, word) for where, text in outside.items() for word in (*PLACES.values(), NHS_NUMBER) if word in text] == []


def test_every_sentence_holds_the_release_by_its_place(compiled: tuple[Installation, Pack]) -> None:
    _, pack = compiled
    found = outstanding_in(CycleContext.of("dudley", QUARTER), pack.folder)
    where = " ".join(each.where for each in found if each.kind is HoldKind.PERSONAL_DATA)
    assert "Children in care, sheet “Sheet 1, name withheld”, row 6: comment on PI 1178" in where
    assert "Cover report, sheet “Narrative”, row 6: text of “Significant achievements”" in where
    assert "profile.yaml: report.subtitle" in where
    assert not any(surname in str(found) for surname in PLACES.values())
