"""Once a council has sorted what its first quarter asked about, does screening still drown people in questions?"""

from tests.second_quarter import BLIND, STAND_IN, in_all, measured


def test_from_the_second_quarter_there_is_at_most_one_false_question_in_two_pages() -> None:
    found = list(measured())
    assert in_all(found).in_two_pages <= 1
    assert [each for each in found if not each.after.endswith((STAND_IN, "halves")) and each.in_two_pages > 1] == []
    assert sum(each.after.startswith(BLIND) for each in found) == 1
