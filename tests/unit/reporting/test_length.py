"""A run says by how much a report is too long, and what to shorten."""

from quarterly.configuration.report_plan import Limits
from quarterly.reporting.length import PartPages, too_long

COVER = [PartPages("The first page", 1), PartPages("1 Purpose", 0), PartPages("2 Off target", 4)]
APPENDICES = [PartPages("Appendix A", 9), PartPages("Appendix B", 2)]


def test_a_report_within_its_limits_is_not_spoken_of() -> None:
    assert too_long(COVER, APPENDICES, Limits(cover=5, pages=16)) == ()


def test_each_limit_that_is_passed_names_the_longest_parts_first() -> None:
    assert too_long(COVER, APPENDICES, Limits(cover=4, pages=14)) == (
        "The cover report has 5 pages, 1 page more than its limit of 4. "
        "Shorten first: “2 Off target” (4) and “The first page” (1).",
        "The report has 16 pages, 2 pages more than its limit of 14. "
        "Shorten first: “Appendix A” (9), “2 Off target” (4) and “Appendix B” (2).",
    )


def test_a_council_that_says_nothing_has_six_sides_and_forty_pages() -> None:
    assert (Limits().cover, Limits().pages) == (6, 40)
