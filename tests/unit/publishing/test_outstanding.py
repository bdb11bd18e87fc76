"""What should somebody look at before a release: everything, worst first, by name of service, sheet and cell?"""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quarterly.publishing.holds import HoldKind, Outstanding, held_kinds, how_many
from quarterly.publishing.outstanding import ReportFacts, counts_by_kind, outstanding
from tests.unit.made import TOWN, TOWN_ACTIONS, TOWN_ROWS, card, finding
from tests.unit.reporting.reports import with_profile

ALL = card(*TOWN_ROWS, *TOWN_ACTIONS)
CLAIM = finding("", "R07", "warning", sheet="Claims", message="A claim is contradicted.", remedy="Take it out.")
BLANK = finding("", "R14", sheet="Implications", message="The implications “Legal” are blank.", remedy="Fill them in.")
DOUBT = finding("", "R08", "warning", 8, sheet="Claims")
WRONG = finding("", "R99", sheet="Report", message="A day is impossible.", remedy="Correct it.")


def found(**facts: Any) -> tuple[Outstanding, ...]:
    return outstanding(ReportFacts(**{"council": TOWN, "card": ALL, **facts}))


def test_of_a_report_with_everything_only_what_is_missing_is_outstanding() -> None:
    assert {each.kind for each in found()} <= {HoldKind.RETURNS}


def test_a_missing_return_is_named_by_its_service() -> None:
    assert found(card=card(*TOWN_ROWS))[0] == Outstanding(
        kind=HoldKind.RETURNS,
        where="Schools and learning",
        sentence="Nothing of this service counts: no return has come, or it was refused. It is printed as not received.",
    )


def test_a_figure_under_query_is_named_with_the_cell_and_what_is_wrong_there() -> None:
    wrong = finding("1178", message="The value is text.", row=7)
    queried = [
        each for each in found(card=card(*TOWN_ROWS, *TOWN_ACTIONS, findings=[wrong])) if each.kind is HoldKind.UNDER_QUERY
    ]
    name = next(each.name for each in TOWN.catalogue.indicators if each.id == "1178")
    assert queried == [
        Outstanding(
            kind=HoldKind.UNDER_QUERY,
            where="Children in care; PI return, cell E7",
            sentence=f"PI 1178, {name} is under query. The value is text.",
        )
    ]


def test_a_row_that_belongs_to_no_figure_is_shown_beside_those_under_query() -> None:
    stray = finding("1187", "S01", message="“1187” is not an indicator of this council.", remedy="Correct the PI ref.", row=40)
    shown = [each for each in found(card=card(*TOWN_ROWS, *TOWN_ACTIONS, findings=[stray])) if each.kind is HoldKind.UNDER_QUERY]
    assert {(each.where, each.sentence) for each in shown} == {
        ("PI return, cell E40", "“1187” is not an indicator of this council. Correct the PI ref."),
    }


def test_a_sentence_with_personal_data_puts_no_figure_under_query() -> None:
    held = finding("1178", "P01", message="A sentence seems to hold a postcode.", row=7, holds="sentence")
    shown = found(card=card(*TOWN_ROWS, *TOWN_ACTIONS, findings=[held]))
    assert [each for each in shown if each.kind is HoldKind.UNDER_QUERY] == []


def test_an_open_question_and_an_answer_that_the_head_has_not_seen_are_commentary_to_wait_for() -> None:
    waiting = [each for each in found(asked=["1178"], with_head=["1180"]) if each.kind is HoldKind.COMMENTARY]
    assert [each.sentence for each in waiting] == [
        "The directorate has asked about it, and there is no answer yet.",
        "The owner's explanation is printed; the head of service has yet to add to it or to agree.",
    ]
    assert [each.where.partition(",")[0] for each in waiting] == ["PI 1178", "PI 1180"]


def test_an_explanation_that_is_awaited_is_named_by_its_figure_and_role() -> None:
    (awaited,) = [each for each in found(awaited=["adoption-matching"]) if each.kind is HoldKind.COMMENTARY]
    name = next(each.name for each in TOWN.catalogue.indicators if each.id == "adoption-matching")
    assert awaited.where == name
    assert awaited.sentence == "The explanation by the head of children in care is printed as awaited."


def test_a_contradicted_claim_and_whatever_is_critical_is_a_contradiction_worst_first() -> None:
    shown = [each for each in found(findings=[CLAIM, DOUBT, WRONG]) if each.kind is HoldKind.CONTRADICTIONS]
    assert [(each.where, each.sentence) for each in shown] == [
        ("Report, cell E7", "A day is impossible. Correct it."),
        ("Claims, cell E7", "A claim is contradicted. Take it out."),
    ]


def test_a_council_may_count_further_checks_as_contradictions() -> None:
    council = with_profile(gates={"blocking": ["R08"]})
    assert counts_by_kind(found(council=council, findings=[DOUBT])).get("contradictions") == 1


def test_a_blank_implication_is_a_kind_of_its_own() -> None:
    counts = counts_by_kind(found(findings=[BLANK]))
    assert (counts.get("implications"), counts.get("contradictions")) == (1, None)


def test_nothing_is_named_by_the_code_of_a_check() -> None:
    shown = found(card=card(*TOWN_ROWS, findings=[finding("1178")]), findings=[CLAIM, BLANK, WRONG], awaited=["1180"])
    assert not [each for each in shown if any(code in f"{each.where} {each.sentence}" for code in ("R07", "R14", "R99"))]


def of(kind: HoldKind) -> Outstanding:
    return Outstanding(kind=kind, where="Narrative, cell B7", sentence="Look at it.")


def test_what_others_found_comes_first_and_the_worst_of_it_before_the_rest() -> None:
    kinds = (HoldKind.PERSONAL_DATA, HoldKind.DISCLOSURE, HoldKind.LARGE_CHANGES)
    personal, disclosed, changed = ((of(kind),) for kind in kinds)
    with_counts_left_out = (*changed, of(HoldKind.DISCLOSURE))
    shown = found(
        findings=[CLAIM, BLANK],
        awaited=["1180"],
        personal_data=personal,
        disclosure=disclosed,
        large_changes=with_counts_left_out,
    )
    order = [list(HoldKind).index(each.kind) for each in shown]
    assert order == sorted(order)
    assert shown[:3] == (of(HoldKind.PERSONAL_DATA), of(HoldKind.DISCLOSURE), of(HoldKind.DISCLOSURE))


@given(st.lists(st.sampled_from(HoldKind)))
def test_counts_are_of_everything_and_in_the_order_of_the_list(kinds: list[HoldKind]) -> None:
    counts = counts_by_kind([of(kind) for kind in kinds])
    assert sum(counts.values()) == len(kinds)
    assert [*counts] == [kind.value for kind in HoldKind if kind in kinds]


@given(st.sets(st.sampled_from(HoldKind)))
def test_personal_data_and_disclosure_are_held_whatever_the_profile_accepts(found_: set[HoldKind]) -> None:
    accepted = {
        name: "accept" for name in type(TOWN.profile.gates).model_fields if name in {k.replace("-", "_") for k in HoldKind}
    }
    gates = with_profile(gates=accepted).profile.gates
    always = {HoldKind.PERSONAL_DATA, HoldKind.DISCLOSURE}
    assert set(held_kinds({kind.value: 1 for kind in found_}, gates)) == found_ & always


def test_how_much_of_a_kind_there_is_is_said_in_words() -> None:
    assert [how_many(kind, count) for kind in HoldKind for count in (1, 2)][8:12] == [
        *("1 figure under query", "2 figures under query", "1 return missing or refused", "2 returns missing or refused"),
    ]
