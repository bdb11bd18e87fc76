"""What do `quarterly versions` and `quarterly verify` say of what is published?"""

import pytest

from tests.cli.new_council import quarterly
from tests.installation import COUNCIL, KEY, QUARTER, Installation, indicator_return
from tests.snapshots import Snapshots
from tests.stages.chain import Chain, published_by_stages


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots) -> Installation:
    return published_by_stages(installation, snapshots)


def test_versions_says_when_nothing_is_published(installation: Installation) -> None:
    assert "Nothing is published of 2012-13 Q1" in quarterly("versions", COUNCIL, QUARTER).stdout


def test_versions_lists_what_is_published_and_why(published: Installation) -> None:
    published.send(
        "safeguarding", indicator_return("safeguarding", [["1176", None, None, None, 70.1, 72.5, "x"]]), "fix.xlsx", hour=15
    )
    Chain().published("Assessments were recounted.")
    assert "Assessments were recounted." in quarterly("versions", COUNCIL, QUARTER).stdout


def test_verify_is_content_with_what_was_published(published: Installation) -> None:
    assert quarterly("verify", COUNCIL, QUARTER).exit_code == 0


def test_verify_notices_a_changed_byte(published: Installation) -> None:
    (report,) = (published.folder / "store/public" / COUNCIL / KEY / "releases").glob("*/report.html")
    report.write_bytes(report.read_bytes() + b" ")
    found = quarterly("verify", COUNCIL, QUARTER)
    assert (found.exit_code, "report.html is not what was published" in found.stdout) == (1, True)
