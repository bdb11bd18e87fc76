"""Is what is written into a council's files read as what was meant?"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.configuration.yaml_files.questions import OpenQuestion, question, questions_in, worst_first
from quarterly.configuration.yaml_files.written import figure_in_yaml, in_yaml

TEXTS = st.text(max_size=40)


@given(st.one_of(TEXTS, st.lists(TEXTS), st.dictionaries(TEXTS, st.one_of(TEXTS, st.integers(), st.booleans()))))
def test_a_value_in_yaml_reads_as_itself(value: Any) -> None:
    assert ConfigurationFile("x", f"key: {in_yaml(value)}").content == {"key": value}


@pytest.mark.parametrize(
    ("typed", "read"), [("85", 85), ("2.5", 2.5), ("007", "007"), (">=90%", ">=90%"), ("2026-09-30", "2026-09-30"), ("No", "No")]
)
def test_a_typed_target_is_a_number_or_the_text_it_was(typed: str, read: object) -> None:
    assert ConfigurationFile("x", f"key: {figure_in_yaml(typed)}").content == {"key": read}


def test_a_question_is_found_with_its_line_and_the_key_below_it() -> None:
    text = "a: 1\n# QUESTION: which way\n#   is good?\npolarity: unconfirmed\n  # QUESTION: and this?\n  - id: CP8\n# A remark.\n"
    assert list(questions_in("i.yaml", text)) == [
        OpenQuestion("i.yaml", 2, "polarity", "which way is good?"),
        OpenQuestion("i.yaml", 5, "id", "and this?"),
    ]


def test_a_question_at_the_end_is_about_nothing() -> None:
    assert list(questions_in("i.yaml", "# QUESTION: anything else?")) == [OpenQuestion("i.yaml", 1, "", "anything else?")]


def test_a_remark_that_mentions_a_question_is_none() -> None:
    assert list(questions_in("i.yaml", 'a: "# QUESTION: no"  # QUESTION: nor this\n# A QUESTION: nor this\n')) == []


@given(st.lists(st.from_regex(r"[A-Za-z0-9?%.,:#-]{1,30}", fullmatch=True), min_size=1, max_size=60), st.integers(0, 8))
def test_a_question_however_long_is_found_as_it_was_asked(words: list[str], indent: int) -> None:
    lines = question(" ".join(words), indent)
    (found,) = questions_in("i.yaml", "\n".join(["x: 1", *lines, f"{' ' * indent}key: 1"]))
    assert (found.text, found.about, max(map(len, lines)) <= 112) == (" ".join(words), "key", True)


def test_what_a_figure_is_comes_before_its_way_and_both_before_what_is_printed() -> None:
    keys = ("meetings", "polarity", "title", "owner", "unit")
    ordered = worst_first(OpenQuestion("i.yaml", line, key, "?") for line, key in enumerate(keys))
    assert [each.about for each in ordered] == ["unit", "polarity", "owner", "meetings", "title"]
