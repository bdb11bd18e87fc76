"""Is a published report that cannot be read a sentence for whoever keeps the store?"""

from pathlib import Path

import pytest

from adapters.published_reports import figures_of
from adapters.store import open_store
from quarterly.vocabulary.errors import DamagedFiles


@pytest.mark.parametrize(
    ("report", "table"), [(b"{", b"indicator\n"), (b"{}", b"indicator\n1178\n"), (b"\xff", b""), (None, b"")]
)
def test_a_damaged_report_names_its_folder_and_what_to_do(tmp_path: Path, report: bytes | None, table: bytes) -> None:
    store = open_store(str(tmp_path))
    store.write("milton/ratings.csv", table)
    if report is not None:
        store.write("milton/report.json", report)
    with pytest.raises(DamagedFiles, match=r"milton in .* missing or damaged.* Restore it from a backup"):
        figures_of(store, "milton")
