"""Does a correction run only the stages it affects, with the same bytes as a clean run on the same inputs?"""

import json
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import adapters.fingerprint
from adapters.workbook.request import RequestItem, commentary_workbook
from tasks.references import CycleOutcome
from tests.flows.checkouts import Checkout
from tests.flows.test_quarterly_cycle import executed, run
from tests.installation import LAC, Installation, indicator_return, own_council
from tests.snapshots import Snapshots

ALWAYS = {"collect_returns", "request_commentary", "publish_report"}
SERVICE = "children-in-care"
OVERRIDE = """
judgements:
  - {indicator: "1178", status: triangle, since: 2012-13 Q1, until: 2012-13 Q2, by: Head of children in care, on: 2012-09-01,
     reason: An audit found the rate understated.}
"""


class Incremental:
    """A published quarter that is changed and run again."""

    def __init__(self, installation: Installation, snapshots: Snapshots) -> None:
        self.installation, self.council = installation, installation.folder / "dudley"
        snapshots.restore("own council published by the cycle", installation, self._publish)

    def _publish(self) -> None:
        own_council(self.council)
        self.installation.send_all()
        self.installation.send_cover()
        assert run(str(self.council)).name == "Published"

    def change(self, file: str, old: str, new: str) -> None:
        """Change a text in one of the council's files."""
        path = self.council / file
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new, 1))

    def redone(self) -> set[str]:
        """Run again and return the keyed stages that were run; all other keyed stages must have been skipped."""
        state = run(str(self.council))
        assert state.name == "Published", state.message
        how = executed(state)
        assert set(how.values()) <= {"Completed", "Cached"}
        assert {name for name in ALWAYS if how[name] == "Completed"} == ALWAYS
        return {name for name, how in how.items() if how == "Completed"} - ALWAYS

    def released(self) -> list[dict[str, bytes]]:
        return [self.installation.released(self.installation.public), self.installation.released(self.installation.restricted)]

    def version(self) -> int:
        return len(self.index()["versions"])

    def index(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.installation.public.read("dudley/2012-13-q1/index.json"))
        return found

    def is_what_a_clean_run_makes(self) -> bool:
        """Return whether a run without stored outputs makes the same bytes; archive, audit trail and publications stay."""
        before = self.released()
        for folder in ("stages", "results"):
            for entry in self.installation.restricted.list(folder):
                self.installation.restricted.delete(entry.key)
        state = run(str(self.council))
        outcome: CycleOutcome = state.result()
        return set(executed(state).values()) == {"Completed"} and outcome.publication.unchanged and self.released() == before


@pytest.fixture
def cycle(installation: Installation, snapshots: Snapshots) -> Incremental:
    return Incremental(installation, snapshots)


def send(cycle: Incremental, service: str, *rows: list[Any]) -> None:
    cycle.installation.send(service, indicator_return(service, rows), "later.xlsx", hour=15)


def test_a_new_file_redoes_its_service_and_what_follows(cycle: Incremental) -> None:
    send(cycle, SERVICE, [*LAC[:4], 109.4, 98.8, "The opening figure was sent first."])
    assert cycle.redone() == {f"validate_return {SERVICE}", "score_indicators", "compile_report"}
    assert (cycle.version(), b"109.4" in cycle.released()[0]["ratings.csv"]) == (2, True)
    assert cycle.is_what_a_clean_run_makes()


def test_a_new_file_that_says_the_same_publishes_nothing_for_the_public(cycle: Incremental) -> None:
    send(cycle, SERVICE, LAC)
    cycle.redone()
    assert cycle.version() == 1
    assert cycle.is_what_a_clean_run_makes()


def test_a_late_return_redoes_nothing_of_those_who_were_in_time(cycle: Incremental) -> None:
    send(cycle, "schools", ["1176", None, None, None, 60, None, "The schools sent it late."])
    assert cycle.redone() == {"validate_return schools", "score_indicators", "compile_report"}
    assert cycle.is_what_a_clean_run_makes()


def test_a_reply_rates_nothing_again(cycle: Incremental) -> None:
    item = RequestItem(
        ref="1178", name="Children in care", value="104.9", target="98.8", against_target="6.2% worse", rating="Off"
    )
    form = commentary_workbook("Dudley", "Please say why.", [item])
    book = openpyxl.load_workbook(BytesIO(form))
    (row,) = (row for row in book["Commentary"].iter_rows() if row[0].value == "1178")
    row[[cell.value for cell in book["Commentary"][4]].index("Why")].value = "Going home is worked on in every team."
    book.save(body := BytesIO())
    cycle.installation.send("commentary", body.getvalue(), "reply.xlsx", hour=12)
    assert cycle.redone() == {"validate_return commentary", "compile_report"}
    assert b"Going home is worked on in every team." in cycle.released()[0]["report.html"]
    assert cycle.is_what_a_clean_run_makes()


def test_a_new_cover_workbook_rates_nothing_again(cycle: Incremental) -> None:
    cycle.installation.send_cover("13 September 2012")
    assert cycle.redone() == {"validate_return cover", "compile_report"}
    assert cycle.is_what_a_clean_run_makes()


def test_an_override_validates_nothing_again(cycle: Incremental) -> None:
    (cycle.council / "judgements.yaml").write_text(OVERRIDE)
    assert cycle.redone() == {"score_indicators", "compile_report"}
    assert b"An audit found the rate understated." in cycle.released()[0]["report.html"]
    assert cycle.is_what_a_clean_run_makes()


def test_a_changed_target_validates_its_own_service_alone(cycle: Incremental) -> None:
    cycle.change("indicators.yaml", 'targets: {"2012-13": 98.8}', 'targets: {"2012-13": 94.2}')
    assert cycle.redone() == {f"validate_return {SERVICE}", "score_indicators", "compile_report"}
    assert b"94.2" in cycle.released()[0]["ratings.csv"]
    assert cycle.is_what_a_clean_run_makes()


def test_a_changed_note_on_an_indicator_validates_nothing_again(cycle: Incremental) -> None:
    cycle.change("indicators.yaml", "The indicator is under national review.", "The review has ended.")
    assert "compile_report" in (redone := cycle.redone())
    assert not [name for name in redone if name.startswith("validate_return")]
    assert b"The review has ended." in cycle.released()[0]["report.html"]
    assert cycle.is_what_a_clean_run_makes()


def test_a_changed_text_of_the_profile_only_compiles(cycle: Incremental) -> None:
    cycle.change("profile.yaml", "Report to: Children's Services Scrutiny Committee", "Report to: Select Committee on Children")
    assert cycle.redone() == {"compile_report"}
    assert b"Select Committee on Children" in cycle.released()[0]["report.html"]
    assert cycle.is_what_a_clean_run_makes()


def test_a_committee_of_another_name_is_compiled_anew_and_nothing_else(cycle: Incremental) -> None:
    cycle.change("profile.yaml", "committee: Children's Services Scrutiny Committee", "committee: Select Committee on Children")
    assert cycle.redone() == {"compile_report"}
    assert cycle.is_what_a_clean_run_makes()


def test_a_day_that_only_letters_name_redoes_nothing(cycle: Incremental) -> None:
    cycle.change("profile.yaml", "commentary_working_days: 5", "commentary_working_days: 9")
    assert (cycle.redone(), cycle.version()) == (set(), 1)
    assert cycle.is_what_a_clean_run_makes()


def test_an_owners_new_address_changes_nothing_but_what_texts_are_screened_with(cycle: Incremental) -> None:
    cycle.change("profile.yaml", "head.children-in-care@dudley.example", "children-in-care.head@dudley.example")
    assert "score_indicators" not in cycle.redone()
    assert cycle.version() == 1  # what was drawn again is the same


def test_a_changed_rating_rule_validates_nothing_again(cycle: Incremental) -> None:
    cycle.change("profile.yaml", "{tolerance: 10%}", "{tolerance: 5%}")
    assert cycle.redone() == {"score_indicators", "compile_report"}
    assert cycle.is_what_a_clean_run_makes()


def test_a_changed_template_only_compiles(cycle: Incremental, checkout: Checkout) -> None:
    checkout.change("templates/report/report.html.j2", "Skip to the report", "Go to the report")
    assert cycle.redone() == {"compile_report"}
    assert b"Go to the report" in cycle.released()[0]["report.html"]
    assert cycle.is_what_a_clean_run_makes()


def test_a_changed_font_only_compiles(cycle: Incremental, checkout: Checkout) -> None:
    before = cycle.released()[0]
    checkout.replace("templates/report/fonts/SourceSans3-Bold.ttf", "templates/report/fonts/SourceSans3-Regular.ttf")
    assert cycle.redone() == {"compile_report"}
    after = cycle.released()[0]
    assert {name for name in before if before[name] != after[name]} >= {"report.pdf", "appendix-a.pdf"}
    assert cycle.is_what_a_clean_run_makes()


def test_a_changed_rule_for_returns_validates_them_all(cycle: Incremental, checkout: Checkout) -> None:
    checkout.append("expectations/values.yaml", "# another word\n")
    # The rules say the same, so the returns are what they were, and nothing follows.
    assert cycle.redone() == {f"validate_return {sender}" for sender in (SERVICE, "safeguarding", "cover")}
    assert cycle.is_what_a_clean_run_makes()


def test_a_changed_check_of_the_report_only_compiles(cycle: Incremental, checkout: Checkout) -> None:
    checkout.append("expectations/report.yaml", "# another word\n")
    assert cycle.redone() == {"compile_report"}
    assert cycle.is_what_a_clean_run_makes()


@pytest.mark.parametrize(
    ("package", "redone"),
    [
        ("typst", {"compile_report"}),
        ("great-expectations", {f"validate_return {sender}" for sender in (SERVICE, "safeguarding", "cover")}),
        ("prefect", set()),
    ],
)
def test_another_version_of_a_package_redoes_what_it_shapes(
    cycle: Incremental, monkeypatch: pytest.MonkeyPatch, package: str, redone: set[str]
) -> None:
    monkeypatch.setattr(adapters.fingerprint, "version", lambda name: "99" if name == package else version(name))
    adapters.fingerprint.fingerprint.cache_clear()
    assert cycle.redone() == redone
    assert cycle.version() == 1
    assert cycle.is_what_a_clean_run_makes()
    adapters.fingerprint.fingerprint.cache_clear()


def test_files_changed_and_changed_back_do_not_bring_an_old_report_back(cycle: Incremental) -> None:
    first = cycle.released()[0]
    cycle.change("profile.yaml", "{tolerance: 10%}", "{tolerance: 5%}")
    cycle.redone()
    cycle.change("profile.yaml", "{tolerance: 5%}", "{tolerance: 10%}")
    assert cycle.redone() == {"compile_report"}  # rated as before, but now there is a version to correct
    assert cycle.version() == 3
    assert cycle.released()[0]["ratings.csv"] == first["ratings.csv"]
    assert b"Corrections since version 2" in cycle.released()[0]["report.html"]
    assert cycle.is_what_a_clean_run_makes()


def test_a_record_that_points_to_another_output_is_not_believed(cycle: Incremental) -> None:
    """Simulate files of a council that change while a stage runs: its record and its output then have different keys."""
    store = cycle.installation.restricted
    (record,) = store.list("results/stages/dudley/2012-13-q1/score_indicators")
    wrong = store.read(record.key).replace(Path(record.key).name.encode(), b"0" * 32)
    store.write(record.key, wrong)
    assert cycle.redone() == {"score_indicators"}
    assert cycle.is_what_a_clean_run_makes()
