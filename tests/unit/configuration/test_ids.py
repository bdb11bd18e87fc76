"""Is a short name that is too long for file names and keys refused in a sentence, before any work?"""

from pathlib import Path

import pytest

from adapters.councils import load_council
from quarterly.configuration.ids import LONGEST
from quarterly.vocabulary.errors import SetupError
from tests.cli.new_council import quarterly
from tests.unit.made_council import mistakes, read
from tests.unit.town import INDICATORS, PROFILE

LONG = "a" * (LONGEST + 1)


def with_id(id: str) -> str:
    assert "id: child-protection-plans\n" in INDICATORS
    return INDICATORS.replace("id: child-protection-plans\n", f"id: {id}\n")


def test_the_longest_name_is_taken() -> None:
    assert read(PROFILE, with_id(LONG[1:])).catalogue.find(LONG[1:]) is not None


def test_an_indicators_is_not_longer() -> None:
    (found,) = mistakes(PROFILE, with_id(LONG)).splitlines()  # and none about the ref that would follow from it
    assert found == "i.yaml, line 25: indicators → 2 → id: String should have at most 60 characters: shorten it."


def test_a_services_is_not_longer() -> None:
    found = mistakes(PROFILE.replace("services:\n", f"services:\n  {LONG}: {{name: Early help, contact: schools-data}}\n", 1))
    assert f"“{LONG[:20]}…” has 61 characters, and a name that becomes part of file names may have 60." in found
    assert found.endswith("Give the service a shorter key.")


def test_a_councils_is_not_longer() -> None:
    with pytest.raises(SetupError, match=r"has 61 characters, .* may have 60\. Give the folder of the council a shorter one\."):
        load_council(LONG)


@pytest.mark.parametrize("length", [61, 400])
def test_no_council_of_a_longer_name_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    monkeypatch.setenv("QUARTERLY_COUNCILS", str(tmp_path))
    found = quarterly("new", "a" * length)
    assert (found.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert f"has {length} characters" in found.stderr
