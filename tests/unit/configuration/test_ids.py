"""Is a short name that is too long for file names and keys, or has characters they cannot have, refused before any work?"""

import pytest

from quarterly.configuration.ids import LONGEST
from tests.unit.made_council import mistakes, read
from tests.unit.town import INDICATORS, PROFILE

LONG = "a" * (LONGEST + 1)


def with_id(id: str) -> str:
    assert "id: child-protection-plans\n" in INDICATORS
    return INDICATORS.replace("id: child-protection-plans\n", f"id: {id}\n")


def test_the_longest_name_is_taken() -> None:
    assert read(PROFILE, with_id(LONG[1:])).catalogue.find(LONG[1:]) is not None


TOO_LONG = f"“{LONG[:20]}…” has 61 characters, and a name that becomes part of file names may have 60: give it a shorter one."


def test_an_indicators_is_not_longer() -> None:
    (found,) = mistakes(PROFILE, with_id(LONG)).splitlines()  # and none about the ref that would follow from it
    assert found == f"i.yaml, line 25: indicators → 2 → id: {TOO_LONG}"


def with_service(key: str) -> str:
    return PROFILE.replace("services:\n", f"services:\n  {key}: {{name: Early help, contact: schools-data}}\n", 1)


def test_a_services_is_not_longer() -> None:
    assert mistakes(with_service(LONG)).endswith(f"services → {LONG}: {TOO_LONG}")


@pytest.mark.parametrize("key", ["early/help", "early help", "-early", "early_help", "zoë", ".."])
def test_a_services_has_no_character_that_a_file_name_cannot_have(key: str) -> None:
    (found,) = (
        mistakes(with_service(key)).splitlines() if "n" not in key[-2:] else (" ".join(mistakes(with_service(key)).split()),)
    )
    line = with_service(key).split("  " + key)[0].count("\n") + 1
    assert found.startswith(f"p.yaml, line {line}: services → ")
    assert found.endswith("may be of letters without accents, digits and hyphens, and begins with a letter or a digit.")


@pytest.mark.parametrize(
    ("key", "line"),
    [("contacts", "  a/b: {role: Clerk, email: clerk@dudley.example}"), ("narrative", "  a/b: {title: Summary}"),
     ("suites", "  a/b: {title: Suite}"), ("sets", "  a/b: National"), ("implications", "  a/b: Finance")],
)  # fmt: skip
def test_neither_has_any_other_key_of_a_profile(key: str, line: str) -> None:
    profile = PROFILE.replace(f"{key}:\n", f"{key}:\n{line}\n", 1) if f"\n{key}:\n" in PROFILE else f"{PROFILE}\n{key}:\n{line}\n"
    assert f"{key} → a/b: “a/b” may be of letters" in mistakes(profile)


def test_neither_has_a_priority() -> None:
    assert "id: young-people" in PROFILE
    assert "→ id: “young/people” may be of" in mistakes(PROFILE.replace("id: young-people", "id: young/people", 1))
