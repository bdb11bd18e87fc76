"""An installation that believes its mail server, with letters that were sent."""

from pathlib import Path
from shutil import copytree

import pytest

from adapters.councils import COUNCILS
from adapters.mail.queue import queue_letter
from quarterly.commentary.letters import Letter, LetterKind
from tests.installation import COUNCIL, KEY, Installation
from tests.made_letters import made_letter

HOST = "mx.dudley.example"
RETURN = "return-children-in-care-1f2e3d4c5b6a7988"
_CARE = "email: children-in-care.data@dudley.example"
_TRUST = f"\nmail: {{trusted_host: {HOST}}}\n"


def letter(id: str = RETURN, to: str = "children-in-care.data@dudley.example", kind: LetterKind = LetterKind.RETURN) -> Letter:
    return made_letter(id, kind, to=to, subject="2012-13 Q1 return", text="Please send the corrected rows again.")


@pytest.fixture
def office(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """Dudley, which believes its mail server, and has answered a return of children in care."""
    councils = installation.folder / "councils"
    copytree(COUNCILS / COUNCIL, councils / COUNCIL, ignore=lambda *_: ["returns"])
    profile = councils / COUNCIL / "profile.yaml"
    profile.write_text(profile.read_text().replace(_CARE, f"{_CARE}, sends_for: [schools]") + _TRUST)
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(councils))
    (installation.folder / "inbox").mkdir()
    queue_letter(installation.restricted, f"post/{COUNCIL}/{KEY}", letter())
    return installation


def inbox_of(office: Installation, quarter: str = KEY) -> dict[str, bytes]:
    """Return the files in the inbox of a quarter, by service and name."""
    folder = office.folder / "inbox" / COUNCIL / quarter
    return {str(Path(path).relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
