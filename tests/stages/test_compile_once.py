"""Stage 5: is nothing computed twice, are two documents drawn at a time, and is the order of the pack fixed?"""

from importlib.metadata import version
from threading import Barrier

import pytest

import adapters.fingerprint
import tasks.compile_report as compiling
import tasks.render_pack as drawing
from adapters.cycle_context import CycleContext
from quarterly.publishing.pack import PackListing
from quarterly.reporting.changes import Transcript
from quarterly.reporting.parts import Material
from quarterly.reporting.transcript import transcribe
from tests.installation import COUNCIL, QUARTER, Installation
from tests.stages.chain import Chain

DRAWN = ("report_html", "report_pdf", "appendix_pdf", "cover_report_docx")


@pytest.fixture
def asked(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The renderings of which a transcript was made, in order."""
    installation.send_all()
    for name in DRAWN:  # not what is asked about here
        monkeypatch.setattr(drawing, name, lambda *_, **__: b"drawn")
    monkeypatch.setattr("tasks.compile_report.pages_by_part", lambda *_: ([], []))
    read: list[str] = []

    def counted(material: Material) -> Transcript:
        read.append(material.rendering)
        return transcribe(material)

    monkeypatch.setattr(compiling, "transcribe", counted)
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


def test_two_documents_are_drawn_at_a_time_and_listed_in_their_order(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    both = Barrier(2, timeout=30)

    def drawn(*_: object, **__: object) -> bytes:
        both.wait()  # until another document is being drawn: breaks where they are drawn one after another
        return b"drawn"

    monkeypatch.setattr(drawing, "report_pdf", drawn)
    monkeypatch.setattr(drawing, "cover_report_docx", drawn)
    listing = CycleContext.of(COUNCIL, QUARTER).load(PackListing, Chain().compiled().output)
    assert [file.path for file in listing.public] == [
        *("report.html", "report.pdf", "cover-report.docx", "appendix-a.pdf"),
        *("ratings.csv", "report.json"),
    ]
