"""A sentence is cleared, published and struck: what do the next draft and its notice of changes print?"""

from typing import Any

import pytest

from adapters.audit import record
from quarterly.screening.sentences import sentence_digest
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.sentence_decision import Decided, SentenceDecision
from tests.installation import COUNCIL, KEY, LAC, Installation, indicator_return
from tests.stages.chain import Chain
from tests.stages.test_personal_data import texts

SERVICE = "children-in-care"
NAMED = "Visits to **Kayleigh Adams** were late."
OTHER = "More children came than left."


def decide(installation: Installation, how: Decided, at: int, wording: str = "") -> None:
    decision = SentenceDecision(digest=sentence_digest(NAMED), kinds=(), place="", decided=how, wording=wording)
    given: dict[str, Any] = {"council": COUNCIL, "quarter": KEY, "by": "Officer", "service": SERVICE, "sentence": decision}
    kind = "sentence-cleared" if decision.clears else "sentence-struck"
    record(installation.restricted, AuditEvent(kind=kind, at=f"2012-07-0{at}T09:00:00+00:00", **given))  # type: ignore[arg-type]


def read(files: dict[str, bytes]) -> str:
    return "\n".join(texts(files))


@pytest.fixture
def sent(installation: Installation) -> Installation:
    installation.send(SERVICE, indicator_return(SERVICE, [[*LAC[:6], f"{OTHER} {NAMED}"]]))
    return installation


def test_a_sentence_that_was_published_and_is_struck_is_printed_by_no_correction(sent: Installation) -> None:
    decide(sent, "may be named", 2)
    Chain().published()
    assert "Kayleigh Adams" in read(sent.released(sent.public))
    decide(sent, "left out", 3)
    Chain().published()
    for store in (sent.public, sent.restricted):
        files = {name: body for name, body in sent.released(store).items() if name != "said.json"}
        assert ("Kayleigh" in read(files), "[sentence withheld]" in read(files)) == (False, True)


def test_other_words_are_in_both_renderings(sent: Installation) -> None:
    decide(sent, "reworded", 2, "Visits were late in May.")
    Chain().published()
    for store in (sent.public, sent.restricted):
        assert ("Visits were late in May." in read(sent.released(store)), "Kayleigh" in read(sent.released(store))) == (
            True,
            False,
        )


def test_a_decision_makes_another_draft_and_the_same_again_is_free(sent: Installation) -> None:
    before = Chain().compiled()
    decide(sent, "no person", 2)
    after, again = Chain().compiled(), Chain().compiled()
    assert before.output.key != after.output.key
    assert (after.output, after.view) == (again.output, again.view)
