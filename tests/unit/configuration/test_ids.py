"""Is a short name that is too long for file names and keys refused in a sentence, before any work?"""

from quarterly.configuration.ids import LONGEST
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
