"""Do unit tests stand on councils in code, so that no change of a shipped council's files breaks one?"""

from pathlib import Path

READERS = ("adapters.councils", "tests.installation", "tests.councils")  # modules through which a test could come by a folder
OF_SHIPPED = {"keys_of_stages.py"}  # asks of every field a shipped council writes


def test_no_unit_test_reads_a_council_from_disk() -> None:
    files = set(Path(__file__).parent.rglob("*.py")) - {Path(__file__)}
    assert len(files) > 100
    assert {path.name for path in files if any(each in path.read_text("utf-8") for each in READERS)} == OF_SHIPPED
