"""Great Expectations at work in a process of its own: it says nothing, leaves nothing behind and asks nobody."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.expectations.examples import sheet
from tests.workbooks import workbook

ROOT = Path(__file__).parents[2]

# Logs all there is to log, spies on every look-up of a host, and tells in a file what was looked up and found.
VALIDATE = """
import logging, socket, sys
from pathlib import Path
logging.basicConfig(level=logging.INFO)
looked_up, real = [], socket.getaddrinfo
def spy(host, *args, **kwargs):
    looked_up.append(str(host))
    return real(host, *args, **kwargs)
socket.getaddrinfo = spy
from adapters.checking import SentFile, check_file
from adapters.councils import load_council
from adapters.screening import screening_for
from quarterly.vocabulary.quarter import Quarter
body, told = Path(sys.argv[1]), Path(sys.argv[2])
sent = SentFile(body=body.read_bytes(), service="children-in-care", name=body.name, digest="")
dudley = load_council("dudley")
file = check_file(sent, dudley, Quarter(2012, 1), screening_for(dudley))
told.write_text("\\n".join([*looked_up, *(finding.code for finding in file.findings)]))
"""


@dataclass(frozen=True)
class Ran:
    """What a process printed, what it looked up and found, and the folder for temporary files it was given."""

    printed: str
    told: list[str]
    folder: Path


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A return with findings, validated in a new process."""
    folder = tmp_path_factory.mktemp("temporary")
    given = tmp_path_factory.mktemp("given")
    (given / "return.xlsx").write_bytes(workbook({"Return": sheet([{"PI ref": "1180", "Actual": 150}, {"PI ref": "1178"}])}))
    ended = subprocess.run(
        [sys.executable, "-c", VALIDATE, given / "return.xlsx", given / "told"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder), **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    return Ran(ended.stdout, (given / "told").read_text().splitlines(), folder)


def test_it_prints_and_logs_nothing(ran: Ran) -> None:
    assert ran.printed == ""


def test_it_writes_nothing(ran: Ran) -> None:
    assert list(ran.folder.rglob("*")) == []


def test_it_looks_up_no_host_and_finds_what_is_wrong(ran: Ran) -> None:
    assert ran.told == ["Q04", "V02"]
