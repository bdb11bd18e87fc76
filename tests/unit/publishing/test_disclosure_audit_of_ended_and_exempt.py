"""Does the audit know exempt figures from small ones, and an indicator that has ended as the one that goes on with its series?"""

from typing import Any

import pytest

from quarterly.configuration.exemption import Exemption
from quarterly.publishing.public_knowledge import Publication
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.further_figure import FurtherFigure
from tests.unit.publishing.made_audit import Q1, Q2, Q3, audit, count, counting, marked, printed

EXEMPT = Exemption(paragraph=3, public_interest="Prices are being negotiated with homes.", decided_by="Monitoring Officer")


AGENCY = [counting("homes"), counting("ours"), counting("agency", exempt=EXEMPT)]


HOMES: dict[str, Any] = {"parts_of": [{"total": "homes", "parts": ["ours", "agency"]}]}


def test_an_exempt_part_that_a_total_and_its_other_parts_leave_is_found_whatever_its_size() -> None:
    true = {"homes": {Q3: count(90)}, "ours": {Q3: count(50)}, "agency": {Q3: count(40)}}
    found = audit(AGENCY, true, [printed("homes", "90"), printed("ours", "50")], **HOMES)
    (told,) = found.told
    assert told.sentence.startswith("“Agency”, Quarter 3 2012/13, which is exempt, can be worked out.")
    assert found.proposed == (FurtherFigure("ours", "2012-13-q3"),)
    assert audit(AGENCY, true, [printed("homes", "90"), marked("ours")], **HOMES).told == ()


def test_an_exempt_part_that_is_public_already_is_an_incident_unless_it_was_printed_itself() -> None:
    true = {"homes": {Q3: count(90)}, "ours": {Q3: count(50)}, "agency": {Q3: count(40)}}
    sums = [printed("homes", "90"), printed("ours", "50")]
    found = audit(AGENCY, true, [], [Publication(Q3, 1, tuple(sums))], **HOMES)
    assert (found.told, len(found.incidents)) == ((), 1)
    found = audit(AGENCY, true, [], [Publication(Q3, 1, (*sums, printed("agency", "40")))], **HOMES)
    assert (found.told, found.incidents) == ((), ())


def test_a_small_exempt_count_that_nothing_leaves_holds_no_pack_back() -> None:
    true = {"homes": {Q3: count(90)}, "ours": {Q3: count(87)}, "agency": {Q3: count(3)}}
    assert audit(AGENCY, true, [printed("homes", "90")], **HOMES).told == ()


@pytest.mark.parametrize("succeeds", ["old", ""])
def test_the_figures_of_an_ended_indicator_go_on_in_the_one_that_succeeds_it(succeeds: str) -> None:
    """8 by June under one name, 12 by September under another: 4 came in the summer."""
    rows = [counting("old", Basis.YEAR_TO_DATE), counting("new", Basis.YEAR_TO_DATE, succeeds=succeeds)]
    true = {"old": {Q1: count(8)}, "new": {Q2: count(12)}}
    found = audit(rows, true, [printed("new", "12", Q2)], [Publication(Q1, 1, (printed("old", "8", Q1),))])
    assert [each.sentence for each in found.told] == (
        [
            "What the quarter added to “New”, Quarter 2 2012/13 can be worked out. 12 by September less 8 by June leaves 4. "
            "Read in what is public: Quarter 1 2012/13, version 1."
            " It is prevented by suppressing “New” of Quarter 2 2012/13."
        ]
        if succeeds
        else []
    )
    assert len(found.proposed) == len(found.told)


def test_a_figure_of_an_ended_indicator_is_proposed_under_its_own_name() -> None:
    """A correction of June, after September is public: 8 by June goes, of the indicator that June's report prints."""
    rows = [counting("old", Basis.YEAR_TO_DATE), counting("new", Basis.YEAR_TO_DATE, succeeds="old")]
    true = {"old": {Q1: count(8)}, "new": {Q2: count(12)}}
    found = audit(rows, true, [printed("old", "8", Q1)], [Publication(Q2, 1, (printed("new", "12", Q2),))])
    assert found.proposed == (FurtherFigure("old", Q1.key),)


def test_relations_that_name_an_ended_indicator_hold_for_the_one_that_succeeds_it() -> None:
    rows = [counting("all"), counting("a"), counting("old"), counting("new", succeeds="old")]
    true = {"all": {Q3: count(60)}, "a": {Q3: count(57)}, "new": {Q3: count(3)}}
    figures = [printed("all", "60"), printed("a", "57"), marked("new")]
    assert audit(rows, true, figures, parts_of=[{"total": "all", "parts": ["a", "old"]}]).told
