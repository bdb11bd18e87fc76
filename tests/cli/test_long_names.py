"""Is a council's name that is too long for file names and keys refused in a sentence, before any work?"""

from pathlib import Path

import pytest

from adapters.councils import load_council
from quarterly.configuration.ids import LONGEST
from quarterly.vocabulary.errors import SetupError
from tests.cli.new_council import quarterly


def test_a_councils_is_not_longer() -> None:
    with pytest.raises(SetupError, match=r"has 61 characters, .* may have 60\. Give the folder of the council a shorter one\."):
        load_council("a" * (LONGEST + 1))


@pytest.mark.parametrize("length", [61, 400])
def test_no_council_of_a_longer_name_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    found = quarterly("new", "a" * length)
    assert (found.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert f"has {length} characters" in found.stderr
