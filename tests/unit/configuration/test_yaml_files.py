"""Mistakes in YAML are named by file, line, what is wrong and what to do."""

from typing import Any

import pytest

from quarterly.configuration.profile import Profile
from quarterly.configuration.yaml_files.files import ConfigurationFile, ConfigurationModel
from quarterly.vocabulary.errors import SetupError


class Scone(ConfigurationModel):
    flour: int
    jam: str = ""


class Tea(ConfigurationModel):
    scones: tuple[Scone, ...]


def mistakes(text: str, kind: Any = Tea) -> str:
    with pytest.raises(SetupError) as error:
        ConfigurationFile("tea.yaml", text).read(kind)
    return str(error.value)


def test_what_is_written_is_read() -> None:
    assert ConfigurationFile("tea.yaml", "scones: [{flour: 2, jam: plum}]").read(Tea) == Tea(scones=(Scone(flour=2, jam="plum"),))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "scones:\n  - flour: 2\n    jan: plum\n",
            "tea.yaml, line 3: scones → 0 → jan: Extra inputs are not permitted: remove “jan”, or correct its spelling.",
        ),
        ("scones:\n  - flour: 2\n  - jam: plum\n", "tea.yaml, line 3: scones → 1 → flour: Field required: add “flour:” here."),
        (
            "scones:\n  - jam: plum\n    flour: some\n",
            "tea.yaml, line 3: scones → 0 → flour: Input should be a valid integer, unable to parse string as an integer.",
        ),
        ("- 1\n", "tea.yaml, line 1: : Input should be a valid dictionary or instance of Tea."),
        (
            "scones:\n  - flour: 2\n    jam: a\n    flour: 3\n",
            "tea.yaml, line 4: “flour” stands here a second time (first on line 2), and only one of them would count. "
            "Remove or rename one.",
        ),
        ("", "tea.yaml: the file is empty. Copy the one that `quarterly new` makes and change it."),
        ("# to do\n", "tea.yaml: the file is empty. Copy the one that `quarterly new` makes and change it."),
    ],
)
def test_a_mistake_is_named_with_its_line_and_remedy(text: str, message: str) -> None:
    assert mistakes(text) == message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: [1\n", 3),
        ("a: 1\n\tb: 2\n", 2),
        ("title: Quarter 1: progress\n", 1),
        ("a: &x 1\nb: *y\n", 2),
        ("a: \x00", 1),
        ("a: 2012-13-45", 1),
    ],
)
def test_what_is_not_yaml_is_named_with_its_line(text: str, line: int) -> None:
    message = mistakes(text)
    assert message.startswith(f"tea.yaml, line {line}: this is not valid YAML: ")
    assert "put text with a colon or a leading symbol in quotes" in message


def test_no_code_is_run_by_reading() -> None:
    assert "not valid YAML" in mistakes("!!python/object/apply:os.getcwd []")


def test_every_mistake_is_named_at_once() -> None:
    message = mistakes("scones:\n  - flower: 2\n  - flour: x\n")
    assert [line.split(": ")[1] for line in message.split("\n")] == [
        "scones → 0 → flour",
        "scones → 0 → flower",
        "scones → 1 → flour",
    ]


def test_a_duplicate_is_found_however_deep() -> None:
    assert mistakes("a:\n  - b: {c: 1, c: 2}\n").startswith("tea.yaml, line 2: “c” stands here a second time")


def test_a_profile_without_anything_names_every_missing_key() -> None:
    missing = mistakes("name: Dudley\n", Profile)
    assert [line.rsplit("“", 1)[1] for line in missing.split("\n")][:3] == [
        f"{key}:” here." for key in ("short_name", "committee", "contacts")
    ]


def test_on_and_off_and_yes_and_no_are_words_and_only_true_and_false_are_not() -> None:
    read = ConfigurationFile("tea.yaml", "{on: off, yes: No, served: true, over: False}").content
    assert read == {"on": "off", "yes": "No", "served": True, "over": False}


def test_nothing_changes_what_was_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Scone(flour=2).flour = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    "text", ["tea: 1\nscones: &a [*a]\n", "tea: 1\nscones: &a {jam: {with: *a}}\n", "tea: 1\nscones: &a {<<: *a}\n"]
)
def test_an_anchor_that_contains_itself_is_refused_with_its_line(text: str) -> None:
    assert mistakes(text) == (
        "tea.yaml, line 2: the value with an anchor (&) that begins here contains itself by an alias (*), so it has no end. "
        "Write out what is meant instead of the alias."
    )


def test_aliases_of_aliases_are_refused_before_anything_is_written_out() -> None:
    lines = ["a0: &a0 [1, 1]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
    assert mistakes("\n".join(lines)).startswith(
        "tea.yaml, line 5: the value with an anchor (&) that begins here is one of those"
    )


def test_what_an_alias_repeats_is_read() -> None:
    read: Tea = ConfigurationFile("tea.yaml", "scones:\n  - &plain {flour: 2}\n  - *plain\n").read(Tea)
    assert read == Tea(scones=(Scone(flour=2), Scone(flour=2)))


def test_values_nested_beyond_reading_are_refused() -> None:
    assert mistakes("[" * 3000 + "]" * 3000) == "tea.yaml: values are nested too deeply in one another. Nest them less."
