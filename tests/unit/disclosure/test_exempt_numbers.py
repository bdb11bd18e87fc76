"""Which numbers of a text are looked for elsewhere?"""

from fractions import Fraction

import pytest

from quarterly.disclosure.exempt_numbers import telling_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("£5,310 a week, or £4,990.50", [(5310, "£"), (Fraction("4990.5"), "£")]),
        ("£1.2m, £1.2 million and 3,000 pounds", [(1_200_000, "£"), (1_200_000, "£"), (3000, "£")]),
        ("12.5%, 40 per cent and 7 percent", [(Fraction("12.5"), "%"), (40, "%"), (7, "%")]),
        ("1,072 of 3.4 and 250 days", [(1072, ""), (Fraction("3.4"), ""), (250, "")]),
        ("14 beds in 2027, by 12/05/2026 and in 2026/27, 6 of 10", []),
        ("2,027 were asked", [(2027, "")]),
    ],
)
def test_money_shares_decimals_and_large_numbers_but_no_years_and_no_small_ones(text: str, found: list[tuple[int, str]]) -> None:
    assert list(telling_numbers(text)) == found
