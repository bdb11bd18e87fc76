"""Which folder is meant by what somebody types for a council?"""

from pathlib import Path
from shutil import copytree

import pytest

from adapters.councils import COUNCILS, council_folder, council_names, load_council, load_profile


def test_a_name_is_the_council_of_this_installation_and_a_path_the_folder_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(COUNCILS / "halton", tmp_path / "halton")
    monkeypatch.chdir(tmp_path)
    assert council_folder("halton") == COUNCILS / "halton"
    assert council_folder("./halton") == tmp_path / "halton"


def test_a_profile_alone_says_who_there_is_as_the_whole_council_does() -> None:
    for name in council_names():
        alone, whole = load_profile(name), load_council(name).profile
        assert (alone.contacts, alone.services, alone.gates) == (whole.contacts, whole.services, whole.gates)
