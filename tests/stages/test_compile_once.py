"""Stage 5: is nothing computed twice, are two documents drawn at a time, and is the order of the pack fixed?"""

from importlib.metadata import version
from threading import Barrier

import pytest

import adapters.fingerprint
import tasks.render_pack as drawing
import tasks.transcribe_report as transcribing
from adapters.cycle_context import CycleContext
from quarterly.publishing.pack import PackListing
from quarterly.reporting.changes import Transcript
from quarterly.reporting.model import Report
from quarterly.reporting.parts import Material
from quarterly.reporting.transcript import transcribe
from tasks.references import Pack
from tests.installation import COUNCIL, QUARTER, Installation, own_council
from tests.stages.chain import Chain

DRAWN = ("report_html", "report_pdf", "appendix_pdf", "cover_report_docx")


@pytest.fixture
def asked(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The renderings of which a transcript was made, in order."""
    installation.send_all()
    for name in DRAWN:  # not what is asked about here
        monkeypatch.setattr(drawing, name, lambda *_, **__: b"drawn")
    monkeypatch.setattr("tasks.draw_report.pages_by_part", lambda *_: ([], []))
    read: list[str] = []

    def counted(material: Material) -> Transcript:
        read.append(material.rendering)
        return transcribe(material)

    monkeypatch.setattr(transcribing, "transcribe", counted)
    return read


def test_what_readers_are_told_is_worked_out_once_for_key_and_report(asked: list[str]) -> None:
    Chain().compiled()
    Chain().compiled()
    assert asked == ["public", "restricted"]


def test_another_version_of_a_package_works_it_out_again(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Chain().compiled()
    monkeypatch.setattr(adapters.fingerprint, "version", lambda name: "99" if name == "markdown-it-py" else version(name))
    adapters.fingerprint.fingerprint.cache_clear()
    Chain().compiled()
    adapters.fingerprint.fingerprint.cache_clear()
    assert asked == ["public", "restricted"] * 2


def test_a_new_cover_workbook_works_it_out_again(asked: list[str], installation: Installation) -> None:
    Chain().compiled()
    installation.send_cover()
    Chain().compiled()
    assert asked == ["public", "restricted"] * 2


def test_an_appendix_that_shows_the_same_is_not_drawn_again(
    asked: list[str], installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def counted(_: Report, key: str) -> bytes:
        drawn.append(key)
        return f"appendix {key}, drawing {len(drawn)}".encode()

    monkeypatch.setattr(drawing, "appendix_pdf", counted)
    first = _bodies(Chain().compiled())
    installation.send_cover()
    second = _bodies(Chain().compiled())
    assert drawn == ["a"]
    assert first["report.json"] != second["report.json"]
    assert first["appendix-a.pdf"] == second["appendix-a.pdf"] == b"appendix a, drawing 1"


def _bodies(pack: Pack) -> dict[str, bytes]:
    cycle = CycleContext.of(COUNCIL, QUARTER)
    return {file.path: cycle.restricted.read(file.key) for file in cycle.load(PackListing, pack.output).public}


@pytest.mark.parametrize(
    ("line", "files"),
    [("", {"public"}), ("  agenda_files: [restricted]\n", {"restricted"}), ("  agenda_files: []\n", set())],
    ids=["left out", "for staff", "for nobody"],
)
def test_agenda_files_are_drawn_for_the_readers_that_the_profile_names(
    asked: list[str], installation: Installation, line: str, files: set[str]
) -> None:
    folder = own_council(installation.folder / COUNCIL)
    profile = folder / "profile.yaml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("\nreport:\n", f"\nreport:\n{line}"), encoding="utf-8")
    listing = CycleContext.of(str(folder), QUARTER).load(PackListing, Chain(str(folder)).compiled().output)
    agenda = {"cover-report.docx", "appendix-a.pdf"}
    found = {name: agenda & {file.path for file in getattr(listing, name)} for name in ("public", "restricted")}
    assert found == {name: agenda if name in files else set() for name in found}


def test_two_documents_are_drawn_at_a_time_and_listed_in_their_order(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    both = Barrier(2, timeout=30)

    def drawn(*_: object, **__: object) -> bytes:
        both.wait()  # until another document is being drawn: breaks where they are drawn one after another
        return b"drawn"

    monkeypatch.setattr(drawing, "report_pdf", drawn)
    monkeypatch.setattr(drawing, "report_html", drawn)
    listing = CycleContext.of(COUNCIL, QUARTER).load(PackListing, Chain().compiled().output)
    assert [file.path for file in listing.public] == [
        *("report.html", "report.pdf", "cover-report.docx", "appendix-a.pdf"),
        *("ratings.csv", "report.json"),
    ]
