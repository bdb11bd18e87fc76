"""Does `quarterly trace` lead from a printed figure to the cell, the rule and the people, and only what is on record?"""

import json
import sys
from hashlib import sha256
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from adapters.audit import record
from cli.app import app
from quarterly.vocabulary.audit_event import AuditEvent
from tests.installation import COUNCIL, KEY, QUARTER, Installation, indicator_return, own_council
from tests.snapshots import Snapshots
from tests.stages.chain import Chain, published_by_stages

ROOT = Path(__file__).parents[2]
ROW = ["1178", None, None, None, "109.4", 98.8, "More children came into care than left it."]
PROFILE, INDICATORS = f"councils/{COUNCIL}/profile.yaml", f"councils/{COUNCIL}/indicators.yaml"


def quarterly(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, list(arguments))


def traced(indicator: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(quarterly("trace", COUNCIL, QUARTER, indicator, "--json").stdout)
    return found


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots) -> Installation:
    return published_by_stages(installation, snapshots)


@pytest.fixture
def corrected(installation: Installation, snapshots: Snapshots) -> Installation:
    """Return Dudley's quarter with version 1, and version 2 with another rate of children in care."""

    def make() -> None:
        published_by_stages(installation, snapshots)
        body = indicator_return("children-in-care", [ROW])
        digest = sent_digest(installation.send("children-in-care", body, "correction.xlsx", hour=10))
        record(installation.restricted, act("correction", files=(digest,), reason="The rate was that of April."))
        Chain().published()

    snapshots.restore("published by stages, then corrected", installation, make)
    return installation


def sent_digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def act(kind: str, **more: Any) -> AuditEvent:
    return AuditEvent(
        kind=kind,  # type: ignore[arg-type]
        council=COUNCIL,
        quarter=KEY,
        at="2012-07-31T08:00:00.000000+00:00",
        by="Corporate performance officer",
        approved_by="Head of children in care",
        service="children-in-care",
        version=1,
        **more,
    )


def test_the_first_line_says_who_may_read_it(published: Installation) -> None:
    assert quarterly("trace", COUNCIL, QUARTER, "1178").stdout.startswith("Restricted: not for publication.")
    assert next(iter(traced("1178"))) == "marking"


def test_a_figure_leads_to_its_file_sheet_and_cell(published: Installation) -> None:
    (file,) = traced("1178")["files"]
    assert (file["name"], file["sender"], file["sent_by"]) == (
        "return.xlsx",
        "Children in care",
        "Data lead for children in care",
    )
    assert file["cells"] == [{"part": "value", "sheet": "PI return", "cell": "E6", "read": "104.9"}]
    assert file["saved"] == "2 July 2012 at 10:00"
    assert file["stored"] == f"archive/{COUNCIL}/{KEY}/children-in-care/files/{file['sha256']}"


def test_a_percentage_leads_to_the_cells_of_its_counts(published: Installation) -> None:
    (file,) = traced("PI 1180")["files"]
    assert [(each["part"], each["cell"], each["read"]) for each in file["cells"]] == [
        ("numerator", "C7", "3"),
        ("denominator", "D7", "6"),
        ("value", "E7", "50"),
    ]


def test_a_rating_leads_to_its_rule_band_and_line(published: Installation) -> None:
    rating = traced("1178")["rating"]
    lines = (ROOT / PROFILE).read_text(encoding="utf-8").splitlines()
    line_of_rule, line_of_band = (int(rating[at].rpartition(" ")[2]) for at in ("rule_at", "band_at"))
    assert rating["rule_at"].startswith(f"{PROFILE}, line ")
    assert (rating["rule"], lines[line_of_rule - 1].strip()) == ("four-bands", "four-bands:")
    assert (rating["band"], lines[line_of_band - 1].strip()) == (3, "- {status: lower, when: {variance: {at_least: -tolerance}}}")
    assert "6.2% worse than target" in rating["explanation"]


def test_a_target_leads_to_its_line(published: Installation) -> None:
    target = traced("1178")["target"]
    line = int(target["at"].rpartition(" ")[2])
    assert (target["printed"], (ROOT / INDICATORS).read_text(encoding="utf-8").splitlines()[line - 1].strip()) == (
        "98.8",
        'targets: {"2012-13": 98.8}',
    )


def test_a_suppressed_figure_has_both_sides_and_the_reason(published: Installation) -> None:
    found = traced("1180")
    assert (found["value"], found["public"]) == ("50%", "[c]")
    assert found["suppressed"] == "it counts few children, or is out of few"


def test_a_figure_that_the_public_sees_has_no_reason(published: Installation) -> None:
    found = traced("1178")
    assert (found["value"], found["public"], found["suppressed"]) == ("104.9", "104.9", "")


def test_a_correction_is_told_with_both_versions(corrected: Installation) -> None:
    found = traced("1178")
    versions = [(each["rendering"], each["version"], each["status"], each["value"]) for each in found["versions"]]
    assert versions == [
        ("public", 2, "in force", "109.4"),
        ("public", 1, "replaced", "104.9"),
        ("restricted", 2, "in force", "109.4"),
        ("restricted", 1, "replaced", "104.9"),
    ]
    assert [each["taken_from"] for each in found["versions"][2:]] == [
        "correction.xlsx, PI return, row 6",
        "return.xlsx, PI return, row 6",
    ]
    assert [(each["what"], each["by"], each["approved_by"], each["reason"]) for each in found["events"]] == [
        ("Correction", "Corporate performance officer", "Head of children in care", "The rate was that of April.")
    ]


def test_a_correction_of_another_row_is_none_of_this_figure(corrected: Installation) -> None:
    found = traced("1180")
    assert (found["files"][0]["name"], found["events"]) == ("return.xlsx", [])


def test_findings_on_the_figure_are_told_and_others_are_not(corrected: Installation) -> None:
    (found,) = traced("1178")["findings"]
    assert (found["code"], found["severity"], found["position"]) == ("C01", "info", "correction.xlsx, PI return, cell E6")
    assert found["message"] == "The value of PI 1178 is typed as text and was read as 109.4."
    assert traced("1180")["findings"] == []


def test_every_heading_is_printed(corrected: Installation) -> None:
    lines = quarterly("trace", COUNCIL, QUARTER, "1178").stdout.splitlines()
    wanted = (
        "The figure",
        "The rating",
        "The target",
        "Where it was sent",
        "What the checks found",
        "What people decided",
        "Versions",
    )
    assert [line.strip() for line in lines if line.strip() in wanted] == [*wanted]


def test_a_rule_that_was_changed_since_is_not_worded_as_if_it_had_applied(
    installation: Installation, snapshots: Snapshots
) -> None:
    published_by_stages(installation, snapshots)
    folder = own_council(installation.folder / COUNCIL, [("profile.yaml", "tolerance: 10%", "tolerance: 5%")])
    rating = json.loads(quarterly("trace", str(folder), QUARTER, "1178", "--json").stdout)["rating"]
    assert (rating["is_rule_as_then"], rating["explanation"], rating["code"]) == (False, "", "lower")
    assert "has another version of it today" in quarterly("trace", str(folder), QUARTER, "1178").stdout


def test_a_file_that_was_purged_is_named_without_its_cells(published: Installation) -> None:
    (file,) = traced("1178")["files"]
    published.restricted.delete(file["stored"])
    assert traced("1178")["files"] == [{**file, "cells": []}]
    assert "the file is no longer stored" in quarterly("trace", COUNCIL, QUARTER, "1178").stdout


def test_a_reason_that_is_no_longer_on_record_is_not_made_up(published: Installation) -> None:
    for entry in published.restricted.list(f"stages/{COUNCIL}/{KEY}/compile_report"):
        published.restricted.delete(entry.key)
    assert traced("1180")["suppressed"] == "the reason is no longer on record, as the draft that was published is deleted"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (
            (COUNCIL, QUARTER, "9999"),
            2,
            "has no indicator “9999” in 2012-13 Q1. Give its reference or its whole name; there are: 1178,",
        ),
        ((COUNCIL, "2012-13 Q5", "1178"), 2, "2012-13 Q5"),
        (("nowhere", QUARTER, "1178"), 2, "There is no council “nowhere”"),
        ((COUNCIL, "2012-13 Q2", "1178"), 6, "Nothing is published of 2012-13 Q2"),
    ],
)
def test_what_cannot_be_traced_is_a_sentence(published: Installation, arguments: tuple[str, ...], code: int, says: str) -> None:
    found = quarterly("trace", *arguments)
    assert (found.exit_code, says in " ".join(found.output.split())) == (code, True)


def test_it_needs_neither_prefect_nor_great_expectations(published: Installation) -> None:
    script = (
        "import sys; from typer.testing import CliRunner; from cli.app import app; "
        f"code = CliRunner().invoke(app, ['trace', '{COUNCIL}', '{QUARTER}', '1178']).exit_code; "
        "print(code, *sorted({'prefect', 'great_expectations', 'pandas'} & sys.modules.keys()))"
    )
    assert run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip() == "0"


def test_the_first_version_is_not_said_to_change_one_before(published: Installation) -> None:
    assert {each["reason"] for each in traced("1178")["versions"]} == {"First publication."}
