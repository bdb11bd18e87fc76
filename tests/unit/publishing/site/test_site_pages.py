"""Does the site list what is published, and does its accessibility statement say what the council has decided?"""

from datetime import date

import pytest

from quarterly.configuration.site import SitePlan
from quarterly.publishing.site.indicator_page import file_name, indicator_page
from quarterly.publishing.site.listing import NO_LONGER, council_page
from quarterly.publishing.site.quarters import QuarterFigures, series_of, site_quarter
from quarterly.publishing.site.statement import statement
from tests.made_site import Q1, TOWN, figure
from tests.unit.publishing.site.published import quarter_of

SCALE = TOWN.profile.scales.indicators
FIRST = site_quarter(quarter_of([figure(value="104.9"), figure("1180")]), None, SCALE).figures
SECOND = site_quarter(quarter_of([figure(value="99.9")], [figure(value="101.3")], quarter=Q1.next), None, SCALE).figures
GONE = site_quarter(quarter_of([figure(value="99.9")], quarter=Q1.next.next, withdrawn=True), None, SCALE).figures


def listed(*quarters: QuarterFigures) -> list[tuple[str, str]]:
    page = council_page(TOWN, quarters, series_of(quarters))
    return [(each.title, each.note) for each in page["quarters"]]


def test_quarters_are_listed_newest_first_with_version_and_withdrawal() -> None:
    assert listed(FIRST, GONE, SECOND) == [
        ("Quarter 3 2012/13", "withdrawn on 1 September 2012"),
        ("Quarter 2 2012/13", "version 2, published on 2 August 2012"),
        ("Quarter 1 2012/13", "published on 1 August 2012"),
    ]


def test_indicators_are_listed_by_priority_with_their_newest_figure() -> None:
    page = council_page(TOWN, [FIRST, SECOND], series_of([FIRST, SECOND]))
    (group,) = page["groups"]
    assert group["title"] == "Young people"
    assert [(each["title"], each["quarter"], each["value"]) for each in group["indicators"]] == [
        ("PI 1178: Number of LAC per 10k of the child population", "Quarter 2 2012/13 (30 September)", "101.3"),
        ("PI 1180: Care leavers in employment, education and training", "Quarter 1 2012/13 (April to June)", "[c]"),
    ]


def test_a_withdrawn_figure_is_listed_as_such_without_a_value() -> None:
    (group,) = council_page(TOWN, [FIRST, GONE], series_of([FIRST, GONE]))["groups"]
    assert [(each["value"], each["mark"]["word"]) for each in group["indicators"]] == [("", "Withdrawn"), ("[c]", "[c]")]


def test_an_indicator_that_the_catalogue_has_no_more_is_listed_last() -> None:
    left = tuple(each for each in TOWN.catalogue.indicators if each.id != "1178")
    council = TOWN.model_copy(update={"catalogue": TOWN.catalogue.model_copy(update={"indicators": left})})
    groups = council_page(council, [FIRST], series_of([FIRST]))["groups"]
    assert [(each["title"], len(each["indicators"])) for each in groups] == [("Young people", 1), (NO_LONGER, 1)]


def test_a_page_says_what_the_newest_report_says_of_the_indicator() -> None:
    page = indicator_page(series_of([FIRST, SECOND])[0], ())
    assert (page["newest_quarter"], page["newest"]["value"]) == ("Quarter 2 2012/13", "101.3")
    assert dict(page["facts"]) == {
        "Which way is good": "Lower is better. Fewer children in care is taken as better.",
        "Newest value covers": "30 September 2012.",
        "Source": "Children in care",
    }


def test_symbols_of_the_newest_figure_are_explained_where_it_stands_first() -> None:
    suppressed = next(each for each in series_of([FIRST]) if each.indicator == "1180")
    assert [symbol for symbol, _ in indicator_page(suppressed, ())["newest_symbols"]] == ["[c]"]
    assert indicator_page(series_of([FIRST, SECOND])[0], ())["newest_symbols"] == []


def test_the_statement_says_how_pages_were_tested_and_how_not() -> None:
    (*_, prepared) = statement(TOWN.profile, SitePlan())
    assert prepared["paragraphs"][-1].endswith("Those who make the program have tried neither with a screen reader.")


def test_the_address_of_a_page_is_in_lower_case() -> None:
    assert file_name("NI-59") == "ni-59.html"


@pytest.mark.parametrize(
    ("plan", "compliance"),
    [
        (SitePlan(), "The council has not confirmed yet that they do."),
        (SitePlan(reviewed=date(2026, 11, 30)), "These pages comply fully with"),
        (SitePlan(limits=("Maps have no text.",)), "These pages comply partially with"),
    ],
)
def test_the_statement_claims_no_more_than_the_council_has_confirmed(plan: SitePlan, compliance: str) -> None:
    parts = {each["title"]: each for each in statement(TOWN.profile, plan)}
    assert compliance in parts["Compliance"]["paragraphs"][0]


def test_the_statement_names_who_answers_and_by_when() -> None:
    plan = SitePlan(contact="schools-data", answer_within=1)
    parts = {each["title"]: each["paragraphs"] for each in statement(TOWN.profile, plan)}
    assert "Data lead for schools, Milton Metropolitan Borough Council, schools.data@milton.example" in (
        found := parts["Another format, and questions"][0]
    )
    assert found.endswith("You will have an answer within 1 working day.")
