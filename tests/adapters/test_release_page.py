"""Does the release page fit two sides however much there is to say, and can everybody read it?"""

from pathlib import Path

import pytest

from adapters.release_files import on_two_sides
from adapters.render.html import report_html
from adapters.render.pdf import pages_of
from quarterly.disclosure.not_public import SuppressedScore
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.publishing.flags import FlagKind
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.publishing.release_page import Acceptance, ReleaseFacts
from tests.adapters.test_axe import violations
from tests.chromium import BROWSER
from tests.unit.publishing.test_release_page import change, flag, page

LONG = "The number of children who waited longer than they should have, in every team and in both halves of the quarter. " * 4
FULL = page(
    outstanding=tuple(
        Outstanding(kind=kind, where=f"{LONG[:90]}, cell C{row}", sentence=LONG) for kind in HoldKind for row in range(9)
    ),
    held=frozenset(HoldKind),
    facts=ReleaseFacts(
        tuple(flag(kind, f"{number} {LONG}") for kind in FlagKind for number in range(30)),
        tuple(SuppressedScore(LONG[:90], why) for why in WhySuppressed for _ in range(9)),
    ),
    changes=tuple(change(f"{number}: {LONG[:120]}") for number in range(60)),
    accepted=tuple(Acceptance(what=LONG[:60], by=LONG[:60], on="20 September 2012", reason=LONG[:200]) for _ in range(40)),
)


def test_a_page_with_more_than_anybody_has_seen_is_two_sides() -> None:
    assert pages_of(on_two_sides(FULL)[1]) == 2


def test_a_short_page_leaves_nothing_out() -> None:
    view, pdf = on_two_sides(page())
    assert pages_of(pdf) == 1
    assert "more flag" not in str(view)


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
def test_axe_finds_nothing(tmp_path: Path) -> None:
    assert violations(report_html(on_two_sides(page())[0]), tmp_path) == []
