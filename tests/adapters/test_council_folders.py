"""Which folder is meant by what somebody types for a council?"""

from pathlib import Path
from shutil import copytree

import pytest

from adapters.councils import COUNCILS, council_folder


def test_a_name_is_the_council_of_this_installation_and_a_path_the_folder_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(COUNCILS / "halton", tmp_path / "halton")
    monkeypatch.chdir(tmp_path)
    assert council_folder("halton") == COUNCILS / "halton"
    assert council_folder("./halton") == tmp_path / "halton"
