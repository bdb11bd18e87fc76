"""Do marked copies have the same bytes whenever and wherever they are made?"""

import subprocess
import sys
from pathlib import Path

from adapters.zipped import normalised
from tests.adapters.test_workbook_annotate import RETURN
from tests.workbooks import parts, with_parts


def test_the_same_input_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    (tmp_path / "return.xlsx").write_bytes(RETURN)
    program = (
        "import hashlib, pathlib, sys; from tests.adapters.test_workbook_annotate import annotated, finding;"
        "body = pathlib.Path(sys.argv[1]).read_bytes();"
        "print(hashlib.sha256(annotated(body, [finding(), finding('B3')])).hexdigest())"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "return.xlsx")]
    printed = {
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_normalising_keeps_every_part_but_the_time_of_change() -> None:
    before, after = parts(RETURN), parts(normalised(RETURN))
    assert {name for name in before if before[name] != after[name]} <= {"docProps/core.xml"}
    assert list(after) == ["[Content_Types].xml", *sorted(set(before) - {"[Content_Types].xml"})]


def test_a_document_counts_as_changed_when_it_was_made() -> None:
    core = b'<x><dcterms:created t="w">2012</dcterms:created><dcterms:modified t="w">2013</dcterms:modified></x>'
    after = parts(normalised(with_parts(RETURN, {"docProps/core.xml": core})))["docProps/core.xml"]
    assert after == core.replace(b"2013", b"2012")
