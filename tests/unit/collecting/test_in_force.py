"""The newest accepted row of an indicator counts, whatever else a file lacks."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.returns.replies_in_force import replies_in_force
from tests.unit.made import CARE, Q1, RULES, SAFE, action, council, file, finding, reply, row, sent

OTHERS = (row("1180", "50", 3, 6, row=8, file="july.xlsx"), row("adoption-matching", "174", row=9, file="july.xlsx"))
FIRST = file("july.xlsx", row("1178", "104.9", file="july.xlsx"), *OTHERS)
FIX = file("fix.xlsx", row("1178", "109.4", file="fix.xlsx"))


def figures(found: ServiceReturn) -> dict[str, Decimal | None]:
    return {one.indicator: one.value for one in found.indicators}


def codes(found: ServiceReturn) -> list[tuple[str, str | None, str]]:
    return [(one.code, one.indicator, one.file) for one in found.findings]


def test_a_corrected_row_replaces_the_one_before_and_no_other() -> None:
    found = figures(sent(CARE, FIRST, FIX))
    assert found == {"1178": Decimal("109.4"), "1180": Decimal(50), "adoption-matching": Decimal(174)}


def test_the_newest_is_the_last_to_arrive() -> None:
    assert figures(sent(CARE, FIX, FIRST))["1178"] == Decimal("104.9")


def test_rows_that_vanished_are_kept_and_told_together() -> None:
    found = sent(CARE, FIRST, FIX)
    told = (
        "Blank in the newest return of this service, or not in it: PI 1180 and Average time (days) to match a "
        "child to an adoptive family. "
        "What was sent of them before stands."
    )
    assert [(f.code, f.severity, f.file, f.message) for f in found.findings] == [("Q01", "info", "fix.xlsx", told)]


def test_nothing_is_told_while_nothing_vanished() -> None:
    assert sent(CARE, FIX, FIRST).findings == ()


def test_a_file_without_indicators_makes_none_vanish() -> None:
    assert sent(CARE, FIRST, file("actions.xlsx", action("YP2b", file="actions.xlsx"))).findings == ()


def test_every_indicator_that_no_file_holds_is_asked_for() -> None:
    found = sent(CARE, file("july.xlsx", *OTHERS[:1]))
    assert [(f.code, f.severity, f.indicator, f.message) for f in found.findings] == [
        ("Q02", "warning", key, f"{name} has neither a figure nor a comment in any return of this service for the quarter.")
        for key, name in (
            ("1178", "PI 1178"),
            ("adoption-matching", "Average time (days) to match a child to an adoptive family"),
        )
    ]


def test_what_is_asked_for_stands_with_the_newest_file_that_has_indicators() -> None:
    found = sent(CARE, file("july.xlsx", *OTHERS), file("actions.xlsx", action("YP2b", file="actions.xlsx")))
    assert codes(found) == [("Q02", "1178", "july.xlsx")]


def test_it_stands_there_even_where_nothing_of_that_file_is_in_force() -> None:
    strange = file("strange.xlsx", row("9999", "1", file="strange.xlsx"))
    found = sent(CARE, file("july.xlsx", *OTHERS), strange, file("actions.xlsx", action("YP2b", file="actions.xlsx")))
    assert codes(found) == [("Q01", None, "strange.xlsx"), ("Q02", "1178", "strange.xlsx")]


def test_what_an_earlier_file_holds_is_not_asked_for() -> None:
    assert codes(sent(CARE, FIX, file("july.xlsx", *OTHERS))) == [("Q01", None, "july.xlsx")]


def test_what_only_a_refused_file_holds_is_asked_for() -> None:
    refused = file("fix.xlsx", row("1178", "109.4", file="fix.xlsx"), refused="Wrong quarter.")
    assert codes(sent(CARE, file("july.xlsx", *OTHERS), refused)) == [("Q02", "1178", "july.xlsx")]


def test_a_row_that_is_held_is_not_asked_for() -> None:
    assert codes(sent(CARE, file("july.xlsx", *FIRST.indicators, findings=[finding("1178", file="july.xlsx")]))) == [
        ("V02", "1178", "july.xlsx")
    ]


def test_a_service_that_has_sent_no_indicators_is_asked_for_none() -> None:
    actions = file("actions.xlsx", action("YP2b", file="actions.xlsx"))
    refused = file("july.xlsx", *OTHERS, refused="Wrong quarter.")
    assert [sent(CARE, *files).findings for files in ([], [actions], [refused], [refused, actions])] == [()] * 4


def test_owners_replies_are_asked_for_nothing() -> None:
    assert sent("commentary", file("reply.xlsx", reply("1178", "More came.", file="reply.xlsx"))).findings == ()


def test_of_an_indicator_of_two_services_each_is_asked_for_the_count_it_owes() -> None:
    of = council(i1180={"denominator_service": SAFE})
    others = {CARE: ("1178", "adoption-matching"), SAFE: ("1176", "child-protection-plans")}
    found = [service_return(key, [file("july.xlsx", *map(row, ids))], of, Q1, RULES).findings for key, ids in others.items()]
    assert [[(f.code, f.indicator, f.message) for f in each] for each in found] == [
        [
            (
                "Q02",
                "1180",
                f"The {part} of PI 1180 has neither a figure nor a comment in any return of this service for the quarter.",
            )
        ]
        for part in ("numerator", "denominator")
    ]


def test_a_key_activity_that_no_table_of_them_holds_is_asked_for() -> None:
    figures = file("july.xlsx", row("9999", "1", file="july.xlsx"))
    old, new = (file(name, action(ref, file=name)) for name, ref in (("old.xlsx", "YP1a"), ("new.xlsx", "YP1c")))
    assert codes(sent("schools", old, new, figures)) == [("Q03", "YP1b", "new.xlsx")]


def test_a_service_that_has_sent_no_key_activity_is_asked_for_none() -> None:
    assert sent("schools", file("july.xlsx", row("9999", "1", file="july.xlsx"))).findings == ()


def test_a_critical_finding_holds_the_row_rather_than_falling_back() -> None:
    wrong = file("fix.xlsx", row("1178", "1049", file="fix.xlsx"), findings=[finding("1178", file="fix.xlsx")])
    found = sent(CARE, FIRST, wrong)
    assert (found.under_query, figures(found)["1178"]) == (("1178",), Decimal(1049))


def test_a_warning_holds_nothing() -> None:
    assert (
        sent(
            CARE, file("a.xlsx", row("1178", "1", file="a.xlsx"), findings=[finding("1178", "V12", "warning", file="a.xlsx")])
        ).under_query
        == ()
    )


def test_a_finding_holds_its_row_and_not_its_neighbour() -> None:
    found = sent(CARE, file("july.xlsx", *FIRST.indicators, findings=[finding("1180", row=8, file="july.xlsx")]))
    assert found.under_query == ("1180",)


def test_a_correction_releases_what_was_held() -> None:
    wrong = file("july.xlsx", *FIRST.indicators, findings=[finding("1178", file="july.xlsx")])
    assert sent(CARE, wrong, FIX).under_query == ()


def test_a_correction_under_the_same_name_releases_what_was_held() -> None:
    rows = [row("1178", value, digest=value) for value in ("1049", "104.9")]
    assert sent(CARE, file("return.xlsx", rows[0], findings=[finding("1178")]), file("return.xlsx", rows[1])).under_query == ()


def test_a_finding_under_the_same_name_does_not_excuse_the_newer_row() -> None:
    rows = [row("1178", value, digest=value) for value in ("104.9", "1049")]
    found = sent(CARE, file("return.xlsx", rows[0]), file("return.xlsx", rows[1], findings=[finding("1178")]))
    assert found.under_query == ("1178",)


def test_what_was_found_in_a_displaced_row_is_history() -> None:
    doubted = file(
        "july.xlsx", *FIRST.indicators, findings=[finding("1178", "K03", "warning"), finding("1180", "K03", "warning")]
    )
    assert codes(sent(CARE, doubted, FIX)) == [("K03", "1180", "return.xlsx"), ("Q01", None, "fix.xlsx")]


def test_a_finding_about_no_row_in_force_is_kept() -> None:
    odd = file("july.xlsx", *FIRST.indicators, findings=[finding("9999", "S01", row=9, file="july.xlsx")])
    assert [f.code for f in sent(CARE, odd, FIX).findings] == ["S01", "Q01"]


def test_both_findings_of_a_row_doubled_in_one_file_are_kept() -> None:
    twice = file(
        "july.xlsx",
        row("1178", "104.9", file="july.xlsx"),
        row("1178", "109.4", row=10, file="july.xlsx"),
        *OTHERS,
        findings=[finding("1178", "S03", row=at, file="july.xlsx") for at in (7, 10)],
    )
    assert (sent(CARE, twice).under_query, len(sent(CARE, twice).findings)) == (("1178",), 2)


def test_a_refused_file_changes_nothing() -> None:
    refused = file("new.xlsx", refused="The file carries what identifies a child.")
    found, before = sent(CARE, FIRST, refused), sent(CARE, FIRST)
    assert (found.indicators, found.under_query, found.findings) == (before.indicators, before.under_query, before.findings)
    assert found.received


def test_rows_of_a_refused_file_do_not_count() -> None:
    assert (
        sent(CARE, FIRST, file("new.xlsx", row("1178", "1", file="new.xlsx"), refused="Wrong quarter.")).indicators
        == FIRST.indicators
    )


def test_a_service_whose_only_file_was_refused_has_sent_nothing() -> None:
    assert not sent(CARE, file("new.xlsx", refused="It cannot be read.")).received


def test_rows_of_another_services_indicators_do_not_count() -> None:
    assert figures(sent(SAFE, FIRST)) == {}


def test_an_unknown_indicator_does_not_count() -> None:
    assert figures(sent(CARE, file("a.xlsx", row("9999", "1", file="a.xlsx")))) == {}


def test_actions_come_into_force_like_indicators() -> None:
    old, new = (file(name, action("YP2b", status, file=name)) for name, status in (("a.xlsx", "tick"), ("b.xlsx", "star")))
    assert [one.status for one in sent(CARE, old, new).actions] == ["star"]


def test_an_action_with_a_critical_finding_is_held() -> None:
    wrong = file(
        "a.xlsx", action("YP2b", "amber", file="a.xlsx"), findings=[finding("YP2b", "A02", file="a.xlsx", sheet="Actions")]
    )
    assert sent(CARE, wrong).under_query == ("YP2b",)


def test_the_newest_reply_counts() -> None:
    old, new = (file(name, reply("1178", text, file=name)) for name, text in (("a.xlsx", "Before."), ("b.xlsx", "After.")))
    assert [one.comment for one in sent("commentary", old, new).comments] == ["After."]


@given(st.lists(st.sampled_from("abcd"), max_size=8))
def test_of_every_key_the_last_reply_is_kept_in_the_order_they_first_came(keys: list[str]) -> None:
    kept = replies_in_force(reply(key, str(position)) for position, key in enumerate(keys))
    last = {key: str(position) for position, key in enumerate(keys)}
    assert [(one.indicator, one.comment) for one in kept] == [(key, last[key]) for key in dict.fromkeys(keys)]


def test_a_reply_in_a_later_file_leaves_the_findings_on_the_figure() -> None:
    figure = file("july.xlsx", *FIRST.indicators, findings=[finding("1178", "K03", "warning", file="july.xlsx")])
    answer = file("reply.xlsx", reply("1178", "More came than left.", file="reply.xlsx"))
    assert [f.code for f in sent(CARE, figure, answer).findings] == ["K03"]
