"""Which refused files does whoever releases a report hear of?"""

from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.publishing.refused_files import refused_files
from tests.unit.made import CARE, TOWN, file, row, sent

GOOD, BAD = file("good.xlsx", row("1178", "104.9")), file("bad.xlsx", refused="It cannot be read.")


def told(service: str, *files: object) -> list[Outstanding]:
    return list(refused_files([sent(service, *files)], TOWN))  # type: ignore[arg-type]


def test_a_refused_file_is_on_the_list_although_an_earlier_one_counts() -> None:
    assert told(CARE, GOOD, BAD) == [
        Outstanding(
            kind=HoldKind.RETURNS,
            where="Children in care",
            sentence="“bad.xlsx” was refused, so that nothing in it counts. What was sent before still counts. Have it corrected "
            "and sent again, or set it aside.",
        )
    ]


def test_one_after_which_another_was_accepted_is_not() -> None:
    assert told(CARE, BAD, GOOD) == []


def test_of_a_service_with_nothing_else_the_return_is_missing_anyway() -> None:
    assert told(CARE, BAD) == []


def test_a_cover_workbook_and_a_reply_are_told_of_by_name() -> None:
    found = told("cover", BAD)
    assert [(each.where, "Nothing else was sent." in each.sentence) for each in found] == [("Cover report", True)]
