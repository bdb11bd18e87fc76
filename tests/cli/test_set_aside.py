"""Which file does `quarterly set-aside` find, what does it record and refuse, and which files count afterwards?"""

import subprocess
import sys

import pytest
from typer.testing import CliRunner, Result

from adapters.audit import events_of
from cli.app import app
from quarterly.collecting.received import Returns
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.vocabulary.canonical import from_bytes
from tasks.collect_returns import collect_returns
from tasks.validate_return import validate_return
from tests.installation import COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return
from tests.stages.chain import plain

SERVICE = "children-in-care"
OFFICER, APPROVER = "Corporate performance officer", "Head of children in care"
FIRST = indicator_return(SERVICE, [LAC])
WRONG = indicator_return(SERVICE, [[*LAC[:4], 1049, 98.8, "A draft."]])


def quarterly(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "250"}).invoke(app, list(arguments))


def aside(file: str, *options: str, reason: str = "It was a draft.", by: str = OFFICER) -> Result:
    return quarterly("set-aside", COUNCIL, QUARTER, file, "--reason", reason, "--by", by, *options)


def collected() -> Returns:
    return plain(collect_returns)(COUNCIL, QUARTER)


def values(installation: Installation) -> dict[str, str]:
    (raw,) = collected().received
    sent = from_bytes(ServiceReturn, installation.restricted.read(plain(validate_return)(COUNCIL, QUARTER, raw).output.key))
    return {row.indicator: str(row.value) for row in sent.indicators}


@pytest.fixture(autouse=True)
def _sent(installation: Installation) -> None:
    """Receive two files of one service, of which the second should not count."""
    installation.send(SERVICE, FIRST, hour=9)
    installation.send(SERVICE, WRONG, "draft.xlsx", hour=10)
    collected()


def test_a_file_set_aside_counts_no_more_and_the_next_step_is_named(installation: Installation) -> None:
    done = aside("draft.xlsx")
    assert (done.exit_code, values(installation)) == (0, {"1178": "104.9"})
    assert "draft.xlsx of Children in care (sha256 " in done.stdout
    assert "is set aside, and counts no more." in done.stdout
    assert f'Run the cycle now: quarterly run {COUNCIL} "{QUARTER}"' in done.stdout


def test_the_command_that_is_named_works_in_the_same_store(installation: Installation) -> None:
    store = str(installation.folder / "store")
    assert aside("draft.xlsx", "--store", store).stdout.endswith(f'quarterly run {COUNCIL} "{QUARTER}" --store {store}\n')


def test_the_next_run_says_so(installation: Installation) -> None:
    aside("draft.xlsx")
    assert collected().describe().startswith("1 file from 1 sender, beside 1 file set aside")


def test_it_stays_aside_when_it_is_sent_again(installation: Installation) -> None:
    aside("draft.xlsx")
    installation.send(SERVICE, WRONG, "draft-2.xlsx", hour=12)
    assert values(installation) == {"1178": "104.9"}


def test_receive_says_that_it_is_aside(installation: Installation) -> None:
    aside("draft.xlsx")
    (installation.folder / "draft.xlsx").write_bytes(WRONG)
    done = quarterly("receive", COUNCIL, QUARTER, SERVICE, str(installation.folder / "draft.xlsx"))
    assert (done.exit_code, "draft.xlsx was set aside on " in done.stderr) == (2, True)


def test_score_leaves_it_out(installation: Installation) -> None:
    before = quarterly("score", COUNCIL, QUARTER, "--format", "csv").stdout
    aside("draft.xlsx")
    after = quarterly("score", COUNCIL, QUARTER, "--format", "csv").stdout
    assert ("1,049.0" in before, "1,049.0" in after, "104.9" in after) == (True, False, True)


def test_a_service_with_nothing_else_is_not_received(installation: Installation) -> None:
    for name in ("draft.xlsx", "return.xlsx"):
        aside(name)
    assert collected().received == ()
    assert SERVICE in collected().missing


def test_it_counts_again_when_an_officer_says_so(installation: Installation) -> None:
    aside("draft.xlsx")
    done = aside("draft.xlsx", "--undo", reason="It was no draft.")
    assert (done.exit_code, values(installation), collected().aside) == (0, {"1178": "1049"}, 0)


def test_it_can_be_set_aside_once_more_in_the_same_words(installation: Installation) -> None:
    for options in ((), ("--undo",), ()):
        assert aside("draft.xlsx", *options).exit_code == 0
    assert values(installation) == {"1178": "104.9"}


def test_the_act_is_recorded_by_role(installation: Installation) -> None:
    aside("draft.xlsx")
    (act,) = events_of(installation.restricted, COUNCIL, KEY)
    assert (act.kind, act.by, act.reason, act.service, len(act.files)) == ("set-aside", OFFICER, "It was a draft.", SERVICE, 1)


def test_history_says_who_did_what_and_why(installation: Installation) -> None:
    aside("draft.xlsx")
    aside("draft.xlsx", "--undo", reason="It was no draft.")
    told = quarterly("history", COUNCIL, QUARTER).stdout
    assert "set aside draft.xlsx of Children in care (sha256 " in told
    assert "count again" in told
    assert "It was no draft." in told


def test_the_same_twice_is_one_act(installation: Installation) -> None:
    first, second = aside("draft.xlsx"), aside("draft.xlsx")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert ("nothing was changed" in first.stdout, "is already set aside, nothing was changed." in second.stdout) == (False, True)
    assert "Run the cycle now: " in second.stdout  # the run after the first may have broken off
    assert len(events_of(installation.restricted, COUNCIL, KEY)) == 1


def test_the_same_in_other_words_is_refused(installation: Installation) -> None:
    aside("draft.xlsx")
    done = aside("draft.xlsx", reason="It was an early draft.")
    assert (done.exit_code, "draft.xlsx of children-in-care is set aside already, since " in done.stderr) == (2, True)


def test_several_files_of_a_name_are_listed_and_one_is_named_by_its_digest(installation: Installation) -> None:
    installation.send("safeguarding", indicator_return("safeguarding", []), "draft.xlsx")
    collected()
    done = aside("draft.xlsx")
    assert (
        done.exit_code,
        "“draft.xlsx” is more than one file. Give the beginning of its digest, or service/name." in done.stderr,
    ) == (2, True)
    listed = [line.split() for line in done.stderr.splitlines() if "/draft.xlsx, saved 2012-07-02" in line]
    assert sorted(place for _, place, *_ in listed) == ["children-in-care/draft.xlsx,", "safeguarding/draft.xlsx,"]
    digest = next(digest for digest, place, *_ in listed if place.startswith(SERVICE))
    assert aside(digest[:8]).exit_code == 0
    done = aside("draft.xlsx")  # the other is the only one that is left, and may not be the one that is meant
    left = [line for line in done.stderr.splitlines() if "/draft.xlsx, saved 2012-07-02" in line]
    assert (done.exit_code, len(left), sum(line.endswith(", set aside") for line in left)) == (2, 2, 1)
    assert aside("safeguarding/draft.xlsx").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "options", "words"),
    [
        ({}, ("--undo",), "is not set aside. Nothing was changed."),
        ({"file": "gone.xlsx"}, (), "No file “gone.xlsx” was received for 2012-13 Q1. There are:"),
        ({"by": "Ann Other"}, (), "--by must be a role"),
        ({"reason": " "}, (), "--reason is empty"),
        ({"reason": "The girl in it was named."}, (), "seems to identify a person"),
        ({"reason": "It has 62.9% in it."}, (), "gives a figure"),
        ({}, ("--approved-by", OFFICER), "--approved-by must be another role than --by"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_recorded(
    installation: Installation, arguments: dict[str, str], options: tuple[str, ...], words: str
) -> None:
    form = {"file": "draft.xlsx", "reason": "It was a draft.", "by": OFFICER, **arguments}
    done = aside(form["file"], *options, reason=form["reason"], by=form["by"])
    assert (done.exit_code, words in done.stderr) == (2, True)
    assert "Ann Other" not in done.output
    assert events_of(installation.restricted, COUNCIL, KEY) == ()


def test_prefect_is_not_imported_for_it(installation: Installation) -> None:
    program = (
        "import sys; from typer.testing import CliRunner; from cli.app import app;"
        f"done = CliRunner().invoke(app, ['set-aside', '{COUNCIL}', '{QUARTER}', 'draft.xlsx', '--reason', 'It was a draft.',"
        f"'--by', '{OFFICER}']); assert done.exit_code == 0, done.output;"
        "assert not {'prefect', 'great_expectations', 'openpyxl'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_byte_that_is_no_text_is_refused_with_its_option(installation: Installation) -> None:
    found = aside("0123456789ab", reason="A draft\udcff.")
    assert found.exit_code == 2
    assert "--reason has a byte that is no text." in found.output
    assert list(events_of(installation.restricted, COUNCIL, KEY)) == []
