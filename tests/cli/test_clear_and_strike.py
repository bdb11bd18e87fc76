"""Which sentences do `quarterly clear` and `quarterly strike` list, what do they record and refuse, and what is printed then?"""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.audit import events_of
from adapters.cycle_context import CycleContext
from adapters.open_sentences import texts_in
from adapters.screening import screening_in
from cli.app import app
from quarterly.collecting.open_sentences import open_sentences
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.publishing.purging import Subject
from quarterly.screening.sentences import sentence_digest
from quarterly.vocabulary.canonical import from_bytes
from tasks.collect_returns import collect_returns
from tasks.validate_return import validate_return
from tests.installation import COUNCIL, KEY, LAC, QUARTER, Installation, indicator_return
from tests.removals import removal_records
from tests.stages.chain import plain

SERVICE, OFFICER = "children-in-care", "Corporate performance officer"
NAMED = "The placement of Kayleigh Adams ended."
IDENTIFIED = "The child born on 03/04/2009 moved."
NAMED_ID, IDENTIFIED_ID = sentence_digest(NAMED)[:12], sentence_digest(IDENTIFIED)[:12]


def quarterly(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "300"}).invoke(app, list(arguments))


def clear(sentence: str, *options: str, reason: str = "It is the name of a home.") -> Result:
    return quarterly("clear", COUNCIL, QUARTER, sentence, "--reason", reason, "--by", OFFICER, *options)


def strike(sentence: str, *options: str, reason: str = "Its sender is on leave.") -> Result:
    return quarterly("strike", COUNCIL, QUARTER, sentence, "--reason", reason, "--by", OFFICER, "--yes", *options)


def still_open() -> set[str]:
    cycle = CycleContext.of(COUNCIL, QUARTER)
    return {each.digest[:12] for each in open_sentences(texts_in(cycle), screening_in(cycle), cycle.council).found}


def findings(installation: Installation) -> list[str]:
    (raw,) = plain(collect_returns)(COUNCIL, QUARTER).received
    sent = from_bytes(ServiceReturn, installation.restricted.read(plain(validate_return)(COUNCIL, QUARTER, raw).output.key))
    return [each.code for each in sent.findings if each.code.startswith("P")]


@pytest.fixture(autouse=True)
def _sent(installation: Installation) -> None:
    """Receive a return in which a comment names a child and gives a number."""
    installation.send(SERVICE, indicator_return(SERVICE, [[*LAC[:6], f"{NAMED} {IDENTIFIED}"]]))
    plain(collect_returns)(COUNCIL, QUARTER)


def test_what_only_a_dry_run_has_read_can_be_struck_and_cleared(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    another = "The budget is spent by Jayden Oakes."
    installation.send(SERVICE, indicator_return(SERVICE, [[*LAC[:6], f"{another} {NAMED}"]]), "later.xlsx", hour=15)
    name = sentence_digest(another)[:12]
    assert strike(name).exit_code == 2
    quarterly("run", COUNCIL, QUARTER, "--dry-run")
    struck = strike(name)
    assert (struck.exit_code, "as only a dry run has read it" in struck.stdout) == (0, True)
    assert [act.kind for act in events_of(installation.restricted, COUNCIL, KEY)] == ["sentence-struck"]


@pytest.mark.parametrize("command", ["clear", "strike"])
def test_the_open_sentences_are_listed_by_place_and_kind_the_worst_first(command: str) -> None:
    listed = quarterly(command, COUNCIL, QUARTER).stdout
    assert listed.index(IDENTIFIED_ID) < listed.index(NAMED_ID)
    assert "name of a person" in listed
    assert "Children in care, sheet “PI return”, row 6: comment on PI 1178" in listed
    assert ("Kayleigh" in listed, "2009" in listed) == (False, False)


def test_the_sentences_themselves_are_shown_on_the_officers_own_screen() -> None:
    assert NAMED in quarterly("clear", COUNCIL, QUARTER, "--show").stdout


def test_a_cleared_sentence_is_open_no_more_and_its_sender_is_told_no_more() -> None:
    done = clear(NAMED_ID, "--as", "no-person")
    assert (done.exit_code, still_open()) == (0, {IDENTIFIED_ID})
    assert f"Sentence {NAMED_ID} (Children in care, sheet “PI return”, row 6: comment on PI 1178) is cleared." in done.stdout
    assert f'Run the cycle now: quarterly run {COUNCIL} "{QUARTER}"' in done.stdout


def test_a_cleared_sentence_is_no_finding_any_more(installation: Installation) -> None:
    clear(NAMED_ID, "--as", "no-person")
    assert findings(installation) == ["P01"]


def test_the_act_has_who_when_why_and_never_the_sentence(installation: Installation) -> None:
    clear(NAMED_ID, "--as", "may-be-named", "--role", "Cabinet member for children")
    (act,) = events_of(installation.restricted, COUNCIL, KEY)
    assert (act.kind, act.by, act.reason, act.service) == (*("sentence-cleared", OFFICER, "It is the name of a home.", SERVICE),)
    assert act.sentence
    assert (act.sentence.digest, act.sentence.decided, act.sentence.role) == (
        *(sentence_digest(NAMED), "may be named", "Cabinet member for children"),
    )
    assert "Kayleigh" not in str(act)


def test_history_says_so() -> None:
    clear(NAMED_ID, "--as", "no-person")
    told = quarterly("history", COUNCIL, QUARTER).stdout
    assert f"cleared, as about no person, sentence {NAMED_ID}" in " ".join(told.split())


@pytest.mark.parametrize(
    ("sentence", "options", "words"),
    [
        (IDENTIFIED_ID, ["--as", "no-person"], "holds a date of birth, which is never cleared"),
        ("0123456789ab", ["--as", "no-person"], "No open sentence"),
        ("Kayleigh Adams", ["--as", "no-person"], "No sentence goes by that name"),
        (NAMED_ID, [], "Say with --as"),
        (NAMED_ID, ["--as", "may-be-named"], "role is the role of the person"),
        (NAMED_ID, ["--as", "may-be-named", "--role", "Kayleigh Adams"], "--role seems to hold a name of a person"),
    ],
)
def test_what_cannot_be_cleared_is_refused_and_not_repeated(
    installation: Installation, sentence: str, options: list[str], words: str
) -> None:
    done = clear(sentence, *options)
    assert (done.exit_code, words in done.stderr, "Kayleigh" in done.stderr) == (2, True, False)
    assert events_of(installation.restricted, COUNCIL, KEY) == ()


@pytest.mark.parametrize("reason", ["It is Kayleigh Adams's own wish.", "The third boy was left out."])
def test_a_reason_that_names_somebody_is_refused(installation: Installation, reason: str) -> None:
    assert clear(NAMED_ID, "--as", "no-person", reason=reason).exit_code == 2
    assert events_of(installation.restricted, COUNCIL, KEY) == ()


@pytest.mark.parametrize("sentence", [NAMED_ID, IDENTIFIED_ID])
def test_a_struck_sentence_is_open_no_more(sentence: str) -> None:
    assert (strike(sentence).exit_code, sentence in still_open()) == (0, False)


def test_other_words_are_printed_instead() -> None:
    done = strike(IDENTIFIED_ID, "--wording", "A placement was changed.")
    cycle = CycleContext.of(COUNCIL, QUARTER)
    assert "is printed in other words" in done.stdout
    assert screening_in(cycle).for_staff(f"{IDENTIFIED} So.") == "A placement was changed. So."


def test_a_cleared_sentence_can_still_be_struck() -> None:
    clear(NAMED_ID, "--as", "no-person")
    assert strike(NAMED_ID).exit_code == 0
    assert "Kayleigh" not in screening_in(CycleContext.of(COUNCIL, QUARTER)).for_staff(NAMED)


def test_words_that_name_somebody_take_no_sentences_place(installation: Installation) -> None:
    done = strike(NAMED_ID, "--wording", "The placement of Kayleigh ended.")
    assert (done.exit_code, "The wording seems to hold" in done.stderr, "Kayleigh" in done.stderr) == (2, True, False)
    assert events_of(installation.restricted, COUNCIL, KEY) == ()


def comments(installation: Installation) -> list[str]:
    (raw,) = plain(collect_returns)(COUNCIL, QUARTER).received
    sent = from_bytes(ServiceReturn, installation.restricted.read(plain(validate_return)(COUNCIL, QUARTER, raw).output.key))
    return [row.comment for row in sent.indicators if row.comment]


def is_stored(words: str) -> bool:
    return "It was not found." not in quarterly("find", words).stdout


@pytest.mark.parametrize(("wording", "left"), [("A placement was changed.", "A placement was changed."), ("", "(Removed).")])
def test_the_original_goes_with_it_and_other_words_stay(installation: Installation, wording: str, left: str) -> None:
    assert is_stored("03/04/2009")
    done = strike(IDENTIFIED_ID, *(["--wording", wording] if wording else []))
    assert "Its original was removed from 1 places, and that is recorded." in done.stdout
    assert not is_stored("03/04/2009")
    assert comments(installation) == [f"{NAMED} {left}"]
    assert [each.kind for each in events_of(installation.restricted, COUNCIL, KEY)] == ["sentence-struck", "removal"]
    (record,) = removal_records(installation.restricted, COUNCIL, KEY)
    assert (record.subject, record.by, record.reason) == (Subject.SENTENCE, OFFICER, "Its sender is on leave.")


def test_what_would_go_is_listed_and_one_question_asked(installation: Installation) -> None:
    given = ["--reason", "Its sender is on leave.", "--by", OFFICER]
    done = CliRunner(env={"COLUMNS": "300"}).invoke(app, ["strike", COUNCIL, QUARTER, IDENTIFIED_ID, *given], input="n\n")
    assert f"written again without it: restricted, archive/{COUNCIL}/{KEY}/{SERVICE}/files/" in done.stdout
    assert (done.stdout.count("[y/N]"), "Nothing was changed." in done.stdout, is_stored("03/04/2009")) == (1, True, True)
    assert events_of(installation.restricted, COUNCIL, KEY) == ()


def test_a_sentence_left_out_reads_so_for_everybody_after_its_original_is_gone() -> None:
    strike(IDENTIFIED_ID)
    assert screening_in(CycleContext.of(COUNCIL, QUARTER)).for_staff("So. (Removed). So.") == "So. [sentence withheld] So."


def test_so_short_a_sentence_is_struck_and_its_original_stays_until_somebody_has_looked(installation: Installation) -> None:
    installation.send(SERVICE, indicator_return(SERVICE, [[*LAC[:6], "KL moved."]]), "later.xlsx", hour=20)
    plain(collect_returns)(COUNCIL, QUARTER)
    done = strike(sentence_digest("KL moved.")[:12])
    assert ("so short a sentence may stand in other texts" in done.stdout, is_stored("KL moved.")) == (True, True)
    assert "quarterly purge" in done.stdout
