"""Is a question asked again from the day after that until which its answer is good, and not a day before?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tasks.validate_return as stage
from quarterly.collecting.returns.records import ServiceReturn
from tests.installation import ADOPTION, LAC, LEAVERS, Installation, indicator_return, own_council
from tests.stages.test_answers import EARLIER, SERVICE, answered, codes, marked_copy, validated

On = Callable[[date], ServiceReturn]
SENT = date(2012, 7, 2)


@pytest.fixture
def on(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> On:
    """Validate, on a day, what a council has sent whose rate of children in care rose by little until Quarter 1."""
    folder: Path = own_council(installation.folder / "dudley")
    (folder / "history.csv").write_text(EARLIER)
    installation.send(SERVICE, indicator_return(SERVICE, [LAC, LEAVERS, ADOPTION]))

    def validated_on(day: date) -> ServiceReturn:
        monkeypatch.setattr(stage, "today", lambda: day)
        return validated(folder, installation)

    return validated_on


@pytest.mark.parametrize(
    ("until", "asked"),
    [
        (date(2012, 8, 15), []),
        ("15 August 2012", []),
        (SENT, []),  # the day on which it comes
        (date(2012, 7, 1), ["H02", "Y03"]),
        ("some day", ["H02", "Y02"]),
    ],
)
def test_an_answer_counts_where_its_day_is_not_past_when_it_comes(
    installation: Installation, on: On, until: Any, asked: list[str]
) -> None:
    on(SENT)
    installation.send(SERVICE, answered(marked_copy(installation), until=until), "return-checked.xlsx", hour=10)
    assert sorted(codes(on(SENT))) == asked


def test_the_day_after_its_last_the_question_is_asked_again_by_one_letter_that_says_why(
    installation: Installation, on: On
) -> None:
    (first,) = on(SENT).findings
    installation.send(SERVICE, answered(marked_copy(installation), until=date(2012, 8, 15)), "return-checked.xlsx", hour=10)
    found, letters = [], []
    for day in (date(2012, 7, 3), date(2012, 8, 15), date(2012, 8, 16), date(2012, 8, 17)):
        found.append(codes(on(day)))
        letters.append(len(installation.letters()))
    assert (found, letters) == ([[], [], ["H02"], ["H02"]], [2, 2, 3, 3])
    why = f"{first.reference} (PI return, cell E6) is asked again: it was answered, good until 15 August 2012, and"
    assert [why in " ".join(each["text"].split()) for each in installation.letters()].count(True) == 1


def test_nothing_is_validated_again_on_a_day_on_which_no_answer_lapses(installation: Installation, on: On) -> None:
    on(SENT)
    installation.send(SERVICE, answered(marked_copy(installation), until=date(2012, 8, 15)), "return-checked.xlsx", hour=10)
    stored = []
    for day in (date(2012, 7, 3), date(2012, 8, 15), date(2012, 8, 16), date(2013, 8, 16)):
        on(day)
        keys = [each.key for each in installation.restricted.list("stages")]
        stored.append(sum("/validate_return/" in key and key.endswith(".json") for key in keys))
    assert stored == [stored[0], stored[0], stored[0] + 1, stored[0] + 1]
