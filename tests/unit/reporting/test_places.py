"""Which places a council's template may have, which one was meant by a mistyped one, and what a template lacks."""

import pytest

from quarterly.reporting.places import known_places, lacking_parts, place_name, unknown_places
from tests.unit.made import TOWN


@pytest.mark.parametrize("typed", ["Background papers", "background-papers", " BACKGROUND  PAPERS ", "background_papers"])
def test_spelling_does_not_tell_places_apart(typed: str) -> None:
    assert place_name(typed) == "background papers"


def test_a_place_that_there_is_none_of_is_named_with_the_likely_one() -> None:
    (said,) = unknown_places(["titel", "title", "Title"], TOWN.profile)
    assert said == "{{titel}} is no place of the report. Did you mean {{title}}?"


def test_a_place_that_is_like_none_is_named_with_where_to_look() -> None:
    (said,) = unknown_places(["zzz"], TOWN.profile)
    assert said == "{{zzz}} is no place of the report. docs/products.md lists the places there are."


def test_every_line_of_the_header_block_and_every_section_of_the_cover_report_is_a_place() -> None:
    report = TOWN.profile.report
    wanted = {place_name(label) for label in report.details} | {place_name(section.title) for section in report.cover}
    assert known_places(TOWN.profile) >= wanted


def test_an_empty_template_lacks_everything_and_one_with_all_places_nothing() -> None:
    every = lacking_parts([], TOWN.profile)
    assert every[:2] == ["title", "subtitle"]
    assert lacking_parts(every, TOWN.profile) == []


def test_rows_of_the_templates_own_table_hold_what_the_part_would() -> None:
    assert "appendices" in lacking_parts(["title"], TOWN.profile)
    assert "appendices" not in lacking_parts(["appendix"], TOWN.profile)
