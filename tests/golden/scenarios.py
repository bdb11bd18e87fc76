"""What is run to be compared: the six councils with the returns they have, and what may come after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from typing import Any

from quarterly.vocabulary.quarter import Quarter
from tests.golden.acts import corrected, taken_down, withdrawn
from tests.golden.documents import undated
from tests.golden.installation import COUNCILS, Installation, installation, working_day
from tests.installation import HEADER
from tests.workbooks import workbook

Texts = dict[str, str]
FIRST = "First issue."
FORMATS = ("table", "csv", "json")

FIGURES = """indicator,quarter,numerator,denominator,value,target,mark,officer
1178,2011-12 Q1,,,103.2,,,x
1178,2011-12 Q2,,,103.0,,,x
1178,2011-12 Q3,,,103.1,,,x
1178,2011-12 Q4,,,104.0,,,x
1178,2012-13 Q1,,,104.9,,p,x
1180,2012-13 Q1,3,6,,,,x
1176,2012-13 Q1,,,62.9,Above 60%,,x
1176,2012-13 Q2,,,70,,,x
"""


@dataclass(frozen=True)
class Correction:
    """Rows that a service sends again, the approving role and what is said of it; the second is of a figure held back."""

    service: str
    rows: Sequence[Sequence[Any]]
    approved_by: str
    reason: str
    effect: str = ""


OF_DUDLEY = (
    Correction(
        "children-in-care",
        [["1178", None, None, None, 109.4, 98.8, "More children came into care than left it."]],
        "Head of children in care",
        "The rate was that of April.",
        "The rating becomes worse.",
    ),
    Correction(
        "children-in-care",
        [["1180", None, 2, 6, 33, 65, "2 out of the 6 care leavers were in work."]],
        "Head of children in care",
        "A care leaver was counted twice.",
    ),
)
OF_SAMPLESHIRE = (
    Correction(
        "children-in-care",
        [
            ["CIC1", None, 1121, 142600, 79, 74, "Twenty-three children were missing from the first return."],
            ["CIC5", None, 219, 1121, 20, "Below national average", "Too few foster homes for teenagers lie within the county."],
        ],
        "Data lead for children in care",
        "Children placed in September were missing.",
    ),
    Correction(
        "adoption-fostering",
        [["AF3", None, 2, 6, 33, 70, "2 of the 6 children were placed within 12 months."]],
        "Data lead for adoption and fostering",
        "A date was wrong.",
    ),
)


def _plain(council: str, quarter: str) -> Texts:
    with installation(council) as here:
        _first_version(here, quarter)
        return here.seen


def _dudley() -> Texts:
    with installation("dudley") as here:
        quarter = "2012-13 Q1"
        _first_version(here, quarter)
        Path("figures.csv").write_text(FIGURES, encoding="utf-8")
        for form in FORMATS:
            here.keep_command(f"0-values/{form}.txt", "score", "dudley", quarter, "--values", "figures.csv", "--format", form)
        copyfile(COUNCILS / "dudley/returns/2012-13-q1/children-in-care/children-in-care-2012-13-q1.xlsx", "return.xlsx")
        here.keep_command("0-values/check-return.txt", "check", "dudley", "return.xlsx")
        _corrections(here, quarter, OF_DUDLEY)
        withdrawn(here.council, quarter, working_day(quarter, 60), "A service counted twice.")
        _keep_lists(here, "4-withdrawn", quarter)
        taken_down(here.council, quarter, working_day(quarter, 61), version=1)
        _keep_lists(here, "5-version-1-taken-down", quarter)
        working_day(quarter, 62)
        here.keep("6-published-again/stages.txt", here.publish(quarter, "The figures were held against the case files."))
        _keep(here, "6-published-again", quarter)
        here.keep_forms("7-call-for-the-next-quarter", "2012-13 Q2", only="cover")
        return here.seen


def _halton() -> Texts:
    with installation("halton") as here:
        quarter = "2008-09 Q2"
        _first_version(here, quarter)
        here.send(COUNCILS / "halton/full-issue/2008-09-q2", quarter, working_day(quarter, 31))
        here.keep("2-full-issue/stages.txt", here.publish(quarter, "The full report follows the early snapshot."))
        _keep(here, "2-full-issue", quarter)
        here.keep_forms("3-call-for-the-next-quarter", "2008-09 Q3", only="cover")
        return here.seen


def _leeds() -> Texts:
    with installation("leeds") as here:
        quarter = "2009-10 Q2"
        _first_version(here, quarter)
        here.send(COUNCILS / "leeds/after-the-meeting/2009-10-q2", quarter, working_day(quarter, 31))
        here.keep("2-after-the-meeting/stages.txt", here.publish(quarter, "What the Board resolved and asked for is added."))
        _keep(here, "2-after-the-meeting", quarter)
        return here.seen


def _sampleshire() -> Texts:
    with installation("sampleshire") as here:
        before, quarter = "2026-27 Q1", "2026-27 Q2"
        here.send(_returns(here.council, before), before, working_day(before, 20))
        here.keep("0-quarter-before/stages.txt", here.publish(before, FIRST))
        here.keep_digests("0-quarter-before", before)
        here.keep_letters("0-quarter-before")
        _first_version(here, quarter)
        _corrections(here, quarter, OF_SAMPLESHIRE)
        withdrawn(here.council, quarter, working_day(quarter, 60), "A service counted twice.")
        _keep_lists(here, "4-withdrawn", quarter)
        return here.seen


def _returns(council: str, quarter: str) -> Path:
    return COUNCILS / council / "returns" / Quarter.parse(quarter).key


def _first_version(here: Installation, quarter: str) -> None:
    """Publish what the council's own returns make and keep all of it."""
    here.keep_forms("0-call", quarter)
    here.send(_returns(here.council, quarter), quarter, working_day(quarter, 20))
    for form in FORMATS:
        here.keep_command(f"1-first/score-{form}.txt", "score", here.council, quarter, "--format", form)
    here.keep_command("1-first/check.txt", "check", here.council)
    here.keep_command("1-first/calendar.txt", "calendar", here.council, quarter)
    here.keep("1-first/stages.txt", here.publish(quarter, FIRST))
    _keep(here, "1-first", quarter)


def _corrections(here: Installation, quarter: str, corrections: Sequence[Correction]) -> None:
    """Publish a version after each correction: the first is of figures for everybody, the second of one held back."""
    period, titles = Quarter.parse(quarter), ("2-corrected", "3-held-back-corrected")
    for number, (title, each) in enumerate(zip(titles, corrections, strict=True), start=1):
        day = working_day(quarter, 30 + number)
        body = correction_workbook(quarter, each.rows)
        here.put(body, each.service, f"correction-{number}.xlsx", period, day)
        corrected(here.council, quarter, day, body, each.service, each.approved_by, each.reason, each.effect)
        here.keep(f"{title}/stages.txt", here.publish(quarter))
        _keep(here, title, quarter)


def correction_workbook(quarter: str, rows: Sequence[Sequence[Any]]) -> bytes:
    """Return a workbook with a few rows of a return."""
    heading = [["Correction"], [f"Period: {Quarter.parse(quarter).title}"], []]
    return undated(workbook({"PI return": [*heading, HEADER, *rows]}))


def _keep(here: Installation, folder: str, quarter: str) -> None:
    here.keep_release(folder, quarter)
    here.keep_letters(folder)
    _keep_lists(here, folder, quarter)


def _keep_lists(here: Installation, folder: str, quarter: str) -> None:
    here.keep_pages(folder, quarter)
    for command in ("versions", "verify", "history"):
        here.keep_command(f"{folder}/{command}.txt", command, here.council, quarter)
    here.keep_command(f"{folder}/history-json.txt", "history", here.council, quarter, "--format", "json")


SCENARIOS: dict[str, Callable[[], Texts]] = {
    "central-bedfordshire": lambda: _plain("central-bedfordshire", "2010-11 Q2"),
    "dudley": _dudley,
    "estmere": lambda: _plain("estmere", "2026-27 Q2"),
    "halton": _halton,
    "herefordshire": lambda: _plain("herefordshire", "2006-07 Q4"),
    "leeds": _leeds,
    "sampleshire": _sampleshire,
}
