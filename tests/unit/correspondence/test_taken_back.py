"""Is an approval taken back in whatever words people say stop?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.correspondence.taken_back import may_take_back

STOPS = (
    "I withdraw my approval", "Withdraw approval", "Please hold", "Please hold this for now", "Hold off please", "hold fire",
    "Can we hold this until Monday?", "Please put it on hold", "Stop", "STOP!", "Wait", "Please wait for my call",
    "Could you pause the report?", "Don't publish", "Do not release it yet", "Please don’t send it", "Please pull the report",
    "I no longer approve", "Not approved", "I am not happy with table 3 after all", "I've changed my mind",
    "On reflection page 4 is wrong", "Second thoughts: leave it", "I approved it by mistake", "That was sent in error",
    "Please retract my sign-off", "I need to revoke this", "Take my approval back", "please take it down", "We should delay this",
    "Let's wait", "Sorry, must not go out: don't let it go", "Hang on, stop it please", "pls hold",
)  # fmt: skip
GO_ON = (
    "Approved.", "Approved, many thanks", "Thank you", "Happy with this.", "Looks good to me, well done all", "Signed off",
    "Great report. Good to see the progress on placements.", "Thanks, received.", "I approve the draft as it stands",
)  # fmt: skip


@pytest.mark.parametrize("text", STOPS)
def test_any_of_these_words_stop(text: str) -> None:
    assert may_take_back(text)


@pytest.mark.parametrize("text", GO_ON)
def test_none_of_these_words_do(text: str) -> None:
    assert not may_take_back(text)


@given(st.sampled_from(STOPS), st.sampled_from(GO_ON), st.sampled_from(["\n", "\n\n", " ", "\n\nThanks\nSam\n\n"]))
def test_a_stop_is_found_wherever_it_stands(stop: str, other: str, between: str) -> None:
    if stop not in ("Stop", "STOP!", "Wait") or "\n" in between:  # of these three only a line of its own is one
        assert may_take_back(f"{other}{between}{stop}")
        assert may_take_back(f"{stop}{between}{other}")


def test_a_stop_that_a_program_broke_over_two_lines_is_found() -> None:
    assert may_take_back("I think you had better do\nnot publish")
