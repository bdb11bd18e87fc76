"""A digest can look like the number of a case: does a finding show it all the same, and nothing that somebody typed?"""

from adapters.screening import screening_for
from quarterly.collecting.sheets.safe_names import ShownDigest, quote_with
from tests.unit.made import TOWN

LIKE_A_CASE = "12345678901a"


def test_the_digest_of_a_sentence_is_shown_and_the_same_characters_typed_are_not() -> None:
    quote = quote_with(screening_for(TOWN))
    sentence = f"case {LIKE_A_CASE}"
    assert quote(ShownDigest(sentence)) == sentence
    assert quote(sentence) == "… (not repeated)"
