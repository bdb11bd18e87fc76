"""How much of the personal data in a list of sentences is found that somebody wrote who did not know the rules?

The floors are what was measured: a change that finds less, or asks needlessly more often, fails here.
"""

import pytest

from quarterly.screening.personal_data import PersonalDataKind
from tests.screened import asked_needlessly, recall, sentences

OF_FIXED_FORM = (
    PersonalDataKind.UPN,
    PersonalDataKind.NHS_NUMBER,
    PersonalDataKind.NATIONAL_INSURANCE,
    PersonalDataKind.DATE_OF_BIRTH,
    PersonalDataKind.POSTCODE,
    PersonalDataKind.TELEPHONE,
    PersonalDataKind.EMAIL,
)
LOOKED_AT, NEVER_LOOKED_AT = 1, 0


def test_the_list_is_long_enough() -> None:
    both = [*sentences(LOOKED_AT), *sentences(NEVER_LOOKED_AT)]
    assert (sum(bool(each.written) for each in both), sum(not each.written for each in both)) == (294, 283)


@pytest.mark.parametrize("kind", OF_FIXED_FORM)
@pytest.mark.parametrize("half", [LOOKED_AT, NEVER_LOOKED_AT])
def test_every_identifier_of_a_fixed_form_is_found(kind: PersonalDataKind, half: int) -> None:
    measured = recall(sentences(half))[kind]
    assert measured.found == measured.sentences


@pytest.mark.parametrize(
    ("half", "kind", "floor"),
    [
        (LOOKED_AT, PersonalDataKind.NAME, 1),
        (LOOKED_AT, PersonalDataKind.INITIALS, 1),
        (LOOKED_AT, PersonalDataKind.AGE, 1),
        (LOOKED_AT, PersonalDataKind.ADDRESS, 1),
        (LOOKED_AT, PersonalDataKind.CASE_NUMBER, 1),
        (NEVER_LOOKED_AT, PersonalDataKind.NAME, 0.98),
        (NEVER_LOOKED_AT, PersonalDataKind.INITIALS, 0.87),
        (NEVER_LOOKED_AT, PersonalDataKind.AGE, 1),
        (NEVER_LOOKED_AT, PersonalDataKind.ADDRESS, 1),
        (NEVER_LOOKED_AT, PersonalDataKind.CASE_NUMBER, 0.88),
    ],
)
def test_other_personal_data_is_held(half: int, kind: PersonalDataKind, floor: float) -> None:
    assert recall(sentences(half))[kind].share >= floor


@pytest.mark.parametrize(("half", "most"), [(LOOKED_AT, 3), (NEVER_LOOKED_AT, 6)])
def test_few_sentences_without_personal_data_are_asked_about(half: int, most: int) -> None:
    assert asked_needlessly(sentences(half))[0] <= most
