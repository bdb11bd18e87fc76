"""Is what the comments of a new council folder teach so, once it is taken from them?"""

import re
from pathlib import Path

import pytest
import yaml

from adapters.councils import load_council
from quarterly.configuration.targets.words import target_printed
from quarterly.scoring.series.values import COLUMNS
from quarterly.vocabulary.counted import Counted
from quarterly.vocabulary.quarter import Quarter
from tests.cli.new_council import ROOT, change, check

PROFILE = (ROOT / "templates/council/profile.yaml").read_text()


def uncommented(text: str, start: str) -> str:
    """Return the text with the commented block that begins with `start` uncommented, up to a blank line."""
    begin = text.index(f"  # {start}")
    block = text[begin : text.index("\n\n", begin)]
    return text.replace(block, re.sub(r"^  # ", "  ", block, flags=re.MULTILINE))


@pytest.mark.parametrize("rule", ["points", "floor", "no-tolerance", "improving", "judged", "quartile"])
def test_every_other_rule_works_once_its_comment_is_taken_away(folder: Path, rule: str) -> None:
    (folder / "profile.yaml").write_text(uncommented((folder / "profile.yaml").read_text(), f"{rule}:"))
    change(folder, "indicators.yaml", "    # rule: floor              #", f"    rule: {rule}\n    #")
    change(folder, "indicators.yaml", "    # thresholds:", "    thresholds:")
    assert check(folder)[0].endswith("No mistake was found.")
    assert rule in load_council(str(folder)).profile.rules


@pytest.mark.parametrize(
    "comment", ["limits: {tolerance: 5%}", "stable: 1 point", "denominator_service: education", "breaks: [", "since: 2026-27"]
)
def test_every_other_setting_works_once_its_comment_is_taken_away(folder: Path, comment: str) -> None:
    change(folder, "indicators.yaml", f"    # {comment}", f"    {comment}")
    assert check(folder)[0].endswith("No mistake was found.")


@pytest.mark.parametrize("comment", ["protect: [", "zero:", "all:", "small_group:", "rounding:", "order:"])
def test_every_setting_of_small_numbers_works_once_its_comment_is_taken_away(folder: Path, comment: str) -> None:
    before = load_council(str(folder)).profile.small_numbers
    change(folder, "profile.yaml", f"  # {comment}", f"  {comment}")
    assert check(folder)[0].endswith("No mistake was found.")
    is_usual = comment == "small_group:"
    assert (load_council(str(folder)).profile.small_numbers == before) == is_usual


@pytest.mark.parametrize("comment", ["closed: [", "not_before: {"])
def test_every_setting_of_the_calendar_works_once_its_comment_is_taken_away(folder: Path, comment: str) -> None:
    change(folder, "profile.yaml", f"  # {comment}", f"  {comment}")
    assert check(folder)[0].endswith("No mistake was found.")


def test_the_population_of_a_rate_works_once_its_comments_are_taken_away(folder: Path) -> None:
    change(folder, "indicators.yaml", "    # population: under-18", "    population: under-18")
    change(folder, "indicators.yaml", "# populations:\n#   under-18:", "populations:\n  under-18:")
    assert check(folder)[0].endswith("No mistake was found.")


def test_every_indicator_of_a_new_council_says_what_it_counts(folder: Path) -> None:
    entries = yaml.safe_load((folder / "indicators.yaml").read_text())["indicators"]
    assert all(entry["counts"] in list(Counted) for entry in entries)
    choices = " ".join((folder / "indicators.yaml").read_text().split("indicators:")[0].replace("#", " ").split())
    assert all(kind in choices for kind in Counted)


def test_a_figure_for_each_quarter_works_once_its_comment_is_taken_away(folder: Path) -> None:
    change(folder, "indicators.yaml", '      # "2027-28": {', '      "2027-28": {')
    assert check(folder)[0].endswith("No mistake was found.")


def test_the_dated_committee_of_the_first_comment_works(folder: Path) -> None:
    lines = [line.removeprefix("#   ") for line in PROFILE.splitlines()]
    example = "\n".join(lines[lines.index("committee:") :][:3])
    change(folder, "profile.yaml", "committee: Children's Services Scrutiny Committee", example)
    assert load_council(str(folder), Quarter(2027, 1)).profile.committee == "People Scrutiny Committee"


def test_the_judgement_of_the_readme_works(folder: Path) -> None:
    readme = (folder / "README.md").read_text()
    begin = readme.index("      judgements:")
    (folder / "judgements.yaml").write_text(readme[begin : readme.index("\n\n", begin)])
    assert "1 judgement," in check(folder)[0]


def test_polarity_is_left_to_dfe_where_it_is_not_stated(folder: Path) -> None:
    entry = yaml.safe_load((folder / "indicators.yaml").read_text())["indicators"][0]
    assert ("polarity" in entry, load_council(str(folder)).catalogue.indicators[0].polarity.value) == (False, "high")


@pytest.mark.parametrize(("quarter", "target"), [(2, "400"), (3, "750"), (4, "1,000")])
def test_a_target_changed_within_the_year_leaves_earlier_quarters_alone(folder: Path, quarter: int, target: str) -> None:
    period = Quarter(2026, quarter)
    indicator = load_council(str(folder), period).catalogue.indicators[2]
    assert target_printed(indicator.agreed(period), indicator.unit) == target


def test_the_header_of_history_names_columns_that_are_read(folder: Path) -> None:
    assert set((folder / "history.csv").read_text().strip().split(",")) <= set(COLUMNS)
