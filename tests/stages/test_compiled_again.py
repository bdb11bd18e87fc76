"""Is a report compiled again whenever its content could have changed, and only then?"""

import pytest

from adapters.cycle_context import CycleContext
from adapters.store import Store
from quarterly.collecting.carry_forward import CarryForward
from tasks import compilation
from tasks import compile_report as stage
from tests.installation import COUNCIL, QUARTER, Installation
from tests.stages.chain import Chain
from tests.unit.reporting.reports import undertaking
from tests.workbooks import workbook

TITLE = [["Dudley Metropolitan Borough Council"], ["Cover report"], ["Period: Quarter 1 2012/13"], []]
NARRATIVE = ["Heading", "About", "Text"]


@pytest.fixture
def sent(installation: Installation) -> Installation:
    installation.send_all()
    return installation


def cover(installation: Installation, text: str, hour: int = 9) -> None:
    rows = [*TITLE, NARRATIVE, ["Achievements", "Young people", text]]
    installation.send("cover", workbook({"Narrative": rows}), f"cover-{hour}.xlsx", hour=hour)


def key() -> str:
    scorecard, said = Chain().asked()
    return stage._key(COUNCIL, QUARTER, scorecard, said, Chain().validated())


def test_the_same_returns_are_the_same_report(sent: Installation) -> None:
    assert key() == key()


def test_another_text_is_another_report(sent: Installation) -> None:
    cover(sent, "Marks rose.")
    first = key()
    cover(sent, "Marks fell.", hour=10)
    assert key() != first


def test_what_the_quarter_before_left_open_makes_another_report(sent: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    first = key()

    def left(_: Store, __: object, ___: object) -> CarryForward:
        return CarryForward(undertakings=(undertaking("U1"),))

    monkeypatch.setattr(compilation, "previous_carry_forward", left)
    assert key() != first


def test_other_checks_make_another_report(sent: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    before = CycleContext.output_key

    def remembered(
        self: CycleContext, name: str, *inputs: object, applied: tuple[str, ...] = (), libraries: tuple[str, ...] = ()
    ) -> str:
        asked.append(applied)
        return before(self, name, *inputs, applied=applied, libraries=libraries)

    monkeypatch.setattr(CycleContext, "output_key", remembered)
    key()
    assert asked[-1] == ("templates/report", "expectations/report.yaml", "reference/lexicon")


def test_the_officer_is_told_once_of_what_the_checks_found(sent: Installation) -> None:
    cover(sent, "Marks rose by 5 to 59% in June 2013.")
    pack = Chain().compiled()
    letters = [each for each in sent.letters() if each["kind"] == "checks"]
    assert (len(letters), bool(pack.checks)) == (1, True)


def test_no_text_of_an_officer_is_in_what_the_stages_hand_on(sent: Installation) -> None:
    cover(sent, "Marks rose by 5 to 59% in June 2013.")
    pack = Chain().compiled()
    assert "Marks" not in str(pack)


def test_a_small_count_of_the_cover_workbook_is_in_no_public_file(sent: Installation) -> None:
    cover(sent, "Much was done. Three siblings found a home.")
    Chain().published()
    texts = {name: body for name, body in sent.released(sent.public).items() if name.endswith((".html", ".json", ".csv"))}
    assert [name for name, body in texts.items() if b"siblings" in body] == []
    assert b"siblings" in sent.released(sent.restricted)["report.json"]
