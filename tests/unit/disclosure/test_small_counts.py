"""Which sentences count a handful of children, and which only hold a small digit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.configuration.profile import SmallNumbers
from quarterly.disclosure.sentences.verdicts import contains_small_count
from quarterly.disclosure.small_counts import is_small, ratio_is_disclosive
from tests.unit.made import POLICY


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 3 referrals.",
        "There were 2 referrals to the troubled families programme.",
        "Two children came into care.",
        "Only one child waited.",
        "One of the children moved.",
        "3/6 were in work.",
        "3 out of the 6 care leavers were in work.",
        "Some children (4) moved.",
        "A single referral was late.",
        "Fewer than five children waited.",
        "Both children were placed.",
        "Both of them were placed.",
        "Twins were placed.",
        "A couple of children moved.",
        "Of 66 children, 4 were under one.",
        "Four children aged 10-15 moved.",
        "In Quarter 1 3 children moved.",
        "It rose by 1.",
        "1-5 cases",
        "5, 4 and 9 in the three areas",
        "Referrals: 3x",
        "**3** children",
        "_3_ children",
        "３ children",
        "2-3 and 10 of the others",
    ],
)
def test_a_sentence_that_counts_a_few_carries_a_small_count(sentence: str) -> None:
    assert contains_small_count(sentence, POLICY)


@pytest.mark.parametrize(
    "sentence",
    [
        "This quarter 2 children came into care.",
        "In the last year 3 children moved.",
        "During the quarter 3 children were placed.",
        "In-year 3 children moved.",
        "At this stage 2 families are waiting.",
        "Of these, 3 may need a placement.",
        "A boy aged 16 and 2 girls moved.",
        "2 children post 16 are waiting.",
        "2 pupils post-adoption are waiting.",
        "2 post-16 pupils are waiting.",
        "3 pupils hours short of the rest",
    ],
)
def test_a_count_that_stands_where_a_name_would_is_still_a_count(sentence: str) -> None:
    assert contains_small_count(sentence, POLICY)


@pytest.mark.parametrize(
    "sentence",
    [
        "58 of 60 were seen.",
        "58 out of the 60 children were seen.",
        "58/60",
        "Of the 60 children, 58 were seen.",
        "Nine of the ten were seen.",
        "1,072 of 1,075 were seen.",
        "6 of 12 areas report; of 60 children, 58 were seen.",
        "60 plans ended, of which 57 had lasted long.",
        "57 were placed in time of the 60.",
        "0/4",
    ],
)
def test_the_other_side_of_a_share_is_a_small_count_too(sentence: str) -> None:
    assert contains_small_count(sentence, POLICY)


@pytest.mark.parametrize(
    "sentence",
    [
        "In Quarter 1 admissions rose.",
        "Q4",
        "The latest data is for Qtr 4 2011/12.",
        "Admissions were much the same in quarter 4, when more children left.",
        "At Key Stage 4 the share was 59.",
        "KS2 results",
        "Pupils in Year 6 did well.",
        "66 children came into care: 36 aged 0-9 and 30 aged 10 or over.",
        "The age groups 0-4 and 10-15 matter most.",
        "16-18 year olds",
        "Assessments take 10 working days.",
        "Within five working days",
        "On 1 April the rate was 98.8.",
        "By 3 May 2012",
        "on 30/6/2012",
        "PI 1178",
        "PI - 1178",
        "Section 47 enquiries",
        "Pupils achieved 5 A*-C.",
        "The rate fell by 2.3%.",
        "3% of them",
        "3 per cent of them",
        "1,072 bags were given.",
        "The rate was 104.9 per 10,000.",
        "They get £5 a week.",
        "One-to-one tuition",
        "1:1 support",
        "No one waited.",
        "30 of 60 children were seen.",
        "60 plans ended, of which 30 had lasted long.",
        "60 of 60 children were seen.",
        "0 of 60 children waited.",
        "13 test purchases were made, with 3 sales.",
        "Four additional social workers joined.",
        "One licence review was requested.",
        "In 2011-12 the share was 96%.",
        "",
    ],
)
def test_a_digit_that_counts_no_children_is_left(sentence: str) -> None:
    assert not contains_small_count(sentence, POLICY)


@given(st.integers(1, 5), st.sampled_from(["children moved", "of them", "cases", "boys were seen", ", all girls"]))
def test_every_small_count_is_found_before_any_noun(count: int, noun: str) -> None:
    assert contains_small_count(f"There were {count} {noun}.", POLICY)


@given(st.integers(6, 10_000), st.sampled_from(["children", "cases"]))
def test_no_larger_count_is(count: int, noun: str) -> None:
    assert not contains_small_count(f"There were {count:,} {noun}.", POLICY)


@given(st.integers(1, 20))
def test_the_limit_is_the_councils(largest: int) -> None:
    found = [n for n in range(1, 30) if contains_small_count(f"{n} children", SmallNumbers(largest=largest))]
    assert found == list(range(1, largest + 1))


@pytest.mark.parametrize(("largest", "held"), [(11, False), (12, True)])
def test_the_limit_holds_for_words_too(largest: int, held: bool) -> None:
    assert contains_small_count("Twelve children moved.", SmallNumbers(largest=largest)) is held


def test_a_safe_phrase_is_whole_words() -> None:
    policy = SmallNumbers(safe=("5 A*-C", "tier 3"))
    texts = ("5 A*-C", "tier 3 places", "15 A*-C", "tier 35, 3")
    assert [contains_small_count(text, policy) for text in texts] == [False, False, False, True]


@pytest.mark.parametrize(
    ("count", "small"), [("0", False), ("0.4", True), ("1", True), ("5", True), ("5.4", True), ("6", False), ("-1", False)]
)
def test_counts_from_one_to_the_limit_are_small(count: str, small: bool) -> None:
    assert is_small(Decimal(count), POLICY) is small


def test_no_count_is_not_small() -> None:
    assert not is_small(None, POLICY)


@pytest.mark.parametrize(
    ("numerator", "denominator", "told"),
    [
        (3, 6, True),
        (0, 6, False),
        (6, 6, True),
        (0, 5, True),
        (58, 60, True),
        (55, 60, True),
        (54, 60, False),
        (6, 12, False),
        (5, 100, True),
        (6, 100, False),
        (None, 6, False),
        (None, 5, True),
        (5, None, True),
        (None, None, False),
    ],
)
def test_a_ratio_tells_of_either_side_and_of_the_whole(numerator: int | None, denominator: int | None, told: bool) -> None:
    part, whole = (None if count is None else Decimal(count) for count in (numerator, denominator))
    assert ratio_is_disclosive(part, whole, POLICY) is told


@pytest.mark.parametrize(
    ("numerator", "denominator", "changes", "expected"),
    [
        (10, 10, {}, True),
        (11, 11, {}, False),
        (11, 11, {"small_group": 11}, True),
        (10, 10, {"all": "show"}, False),
        (0, 10, {}, False),
        (0, 10, {"zero": "suppress"}, True),
        (0, 11, {"zero": "suppress"}, False),
        (0, 0, {"zero": "suppress"}, False),
    ],
)
def test_what_holds_of_all_or_none_of_a_small_group_is_shown_as_the_policy_says(
    numerator: int, denominator: int, changes: dict[str, object], expected: bool
) -> None:
    policy = POLICY.model_copy(update=changes)
    assert ratio_is_disclosive(Decimal(numerator), Decimal(denominator), policy) is expected
