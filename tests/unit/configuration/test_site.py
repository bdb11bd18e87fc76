"""What a council decides about its site: is every mistake named by line and remedy?"""

from datetime import date

import pytest

from quarterly.configuration.site import ENFORCEMENT, NO_SITE, SitePlan
from tests.unit.made_council import mistakes, read
from tests.unit.town import INDICATORS, PROFILE

LAST = PROFILE.count("\n") + 1


def test_a_council_that_decides_nothing_has_a_site() -> None:
    site = read(PROFILE, INDICATORS).profile.site
    assert site == SitePlan(note="", contact="", reviewed=None, limits=(), answer_within=10, enforcement=ENFORCEMENT)


def test_a_statement_has_the_day_of_its_review() -> None:
    site = read(f"{PROFILE}site: {{reviewed: 2026-11-30}}\n", INDICATORS).profile.site
    assert isinstance(site, SitePlan)
    assert site.reviewed == date(2026, 11, 30)


def test_without_a_site_readers_get_the_agenda() -> None:
    profile = read(f"{PROFILE}site: none\nagenda: https://milton.example/agendas\n", INDICATORS).profile
    assert (profile.site, profile.agenda) == (NO_SITE, "https://milton.example/agendas")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "site: none",
            "site: without a site readers need the address of the agenda. Add “agenda:” with it, or remove “site: none”.",
        ),
        ("site: {contact: nobody}", "site → contact: “nobody” is not known here."),
        ("agenda: milton.example", "agenda: String should match pattern"),
        ("site: {color: red}", "site → color: Extra inputs are not permitted: remove “color”, or correct its spelling."),
        ("site: no", "site: write none for no site, or what it is to say, such as {reviewed: 2026-11-30}."),
    ],
)
def test_a_mistake_is_named_with_its_line_and_remedy(text: str, problem: str) -> None:
    found = mistakes(f"{PROFILE}{text}\n", INDICATORS)
    assert f"line {LAST}: {problem}" in str(found)
