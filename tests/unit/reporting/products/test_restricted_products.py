"""Do the digest and the scorecard give the management team every figure, and say who owes what?"""

from decimal import Decimal
from typing import Any

from quarterly.configuration.council import Council
from quarterly.configuration.products import ProductPlan
from quarterly.reporting.products.managers_digest import managers_digest
from quarterly.reporting.products.scorecard import NOT_AVAILABLE, Book, Number, scorecard
from tests.unit.made import TOWN, TOWN_ACTIONS, TOWN_ROWS, card, council, restricted

DIGEST = ProductPlan(product="managers digest", title="Digest")
PLAN = ProductPlan(product="scorecard", title="Scorecard", text="Questions to the performance officer.")
CARD = card(*TOWN_ROWS, *TOWN_ACTIONS)


def book(of: Council = TOWN) -> Book:
    return scorecard(PLAN, restricted(card(*TOWN_ROWS, *TOWN_ACTIONS, of=of), of))


def figures(indicator: str, of: Council = TOWN) -> dict[str, Any]:
    sheet = book(of).sheets[0]
    material = restricted(CARD)
    ref = next(each.ref for each in material.council.catalogue.indicators if each.id == indicator)
    (row,) = (row for row in sheet.rows if row[0] == ref)
    return dict(zip(sheet.columns, row, strict=True))


def test_a_figure_is_a_number_with_its_cases_small_ones_too() -> None:
    found = figures("1180")
    assert (found["Value"], found["Numerator"], found["Denominator"]) == (
        Number(Decimal(50), "%"),
        Number(Decimal(3)),
        Number(Decimal(6)),
    )
    assert found["Suppressed for the public"] == "Yes"


def test_a_figure_has_the_decimals_it_is_printed_with() -> None:
    assert figures("1178")["Value"] == Number(Decimal("104.9"))
    assert figures("1178")["Suppressed for the public"] == "No"


def test_a_target_is_a_number_and_a_distance_has_its_sign_and_what_it_counts_in() -> None:
    found = figures("1178")
    assert (found["Target"], found["Target, upper end"]) == (Number(Decimal("98.8")), NOT_AVAILABLE)
    assert found["Against target (+ is better)"] == Number(Decimal("-6.2"), is_distance=True)
    assert found["Distance counts in"] == "% of target"


def test_a_target_that_is_a_range_has_both_ends() -> None:
    found = figures("1178", council(i1178={"targets": {"2012-13": "90 to 98.8"}}))
    assert (found["Target"], found["Target, upper end"]) == (Number(Decimal(90)), Number(Decimal("98.8")))
    assert found["Target in words"] == "90 to 98.8"


def test_what_has_no_target_says_so() -> None:
    found = figures("1178", council(i1178={"targets": {}}))
    names = ("Target", "Target, upper end", "Target in words", "Against target (+ is better)", "Distance counts in")
    assert [found[each] for each in names] == [NOT_AVAILABLE] * 5


def test_the_basis_of_the_rated_value_is_said() -> None:
    assert figures("1178")["Rated basis"] == "snapshot"


def test_no_cell_is_empty_and_every_indicator_has_a_row() -> None:
    made = book()
    assert [cell for sheet in made.sheets for row in sheet.rows for cell in row if cell == ""] == []
    assert len(made.sheets[0].rows) == len(restricted(CARD).scored())


def test_key_activities_stand_with_their_leads() -> None:
    (sheet,) = (each for each in book().sheets if each.name == "Key activities")
    assert len(sheet.rows) == len(CARD.actions)


def test_both_are_marked_as_not_for_publication() -> None:
    assert "not for publication" in book().marking
    assert "not for publication" in managers_digest(DIGEST, restricted(CARD))["marking"]


def test_the_digest_names_who_owes_commentary() -> None:
    made = managers_digest(DIGEST, restricted(CARD, awaited=frozenset({"1176"})))
    (section,) = (each for each in made["sections"] if each["id"] == "awaited")
    blocks: Any = section["blocks"]
    rows = [[cell["text"] for cell in row] for row in blocks[0]["rows"]]
    assert [row[1] for row in rows if "1176" in row[0]] == ["Commentary"]


def test_the_digest_gives_every_figure_once() -> None:
    material = restricted(CARD)
    (table,) = managers_digest(DIGEST, material)["sections"][-1]["blocks"]
    assert len(table["rows"]) == len(material.scored())  # type: ignore[typeddict-item]
