"""Are clean histories left in peace, and slips found, as docs/validation.md says?"""

from functools import cache

from benchmarks.past import COUNCILS, Counts, counted, histories, tables_sent_again
from benchmarks.two_copies import copies_that_differ


@cache
def counts() -> Counts:
    return counted(list(histories()))


def test_of_twenty_clean_figures_at_most_one_is_asked_about_in_any_council() -> None:
    assert not [source for source, clean in counts().clean.items() if 20 * counts().asked[source] > clean]


def test_nine_of_ten_slips_are_found_where_three_earlier_figures_are_known() -> None:
    found, planted = (
        sum(each[key] for key in counts().planted if key[1] == "3 or more") for each in (counts().found, counts().planted)
    )
    assert 10 * found >= 9 * planted


def test_every_table_sent_again_is_asked_about_and_no_other() -> None:
    there_are, asked, planted = tables_sent_again(list(histories()))
    assert (asked, planted) == (0, there_are)


def test_every_two_copies_that_differ_are_asked_about_and_no_others() -> None:
    tables, asked, planted, found = copies_that_differ(COUNCILS)
    assert (tables > 0, asked, found) == (True, 0, planted)
