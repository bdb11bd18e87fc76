"""What somebody wrote in an answer, whichever program sent it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterly.correspondence.quotation import written
from tests.unit.correspondence.more_replies import MORE
from tests.unit.correspondence.replies import LETTER, REPLIES, Reply

WORDS = st.lists(st.sampled_from(("cover", "started", "late", "reviews", "june", "two", "more")), min_size=1, max_size=8).map(
    " ".join
)


@pytest.mark.parametrize("reply", [*REPLIES, *MORE], ids=lambda reply: reply.program)
def test_what_was_written_is_found_in_the_answers_of_every_mail_program(reply: Reply) -> None:
    found = written(reply.text, [LETTER])
    assert (found.above, found.elsewhere) == (reply.above, reply.elsewhere)


def test_an_earlier_answer_that_is_quoted_is_not_written_anew() -> None:
    second = next(reply for reply in REPLIES if reply.program == "a second reply")
    first = REPLIES[0].text
    assert written(second.text, [LETTER, first]).elsewhere == ""


@given(WORDS, st.sampled_from([reply for reply in (*REPLIES, *MORE) if reply.above and reply.above in reply.text]))
def test_a_sentence_above_the_quotation_is_never_lost(sentence: str, reply: Reply) -> None:
    text = reply.text.replace(reply.above, f"{reply.above}\n{sentence} and so on.", 1)
    found = written(text, [LETTER])
    assert f"{sentence} and so on." in found.above


@given(WORDS, st.integers(0, 40), st.sampled_from(REPLIES))
def test_a_line_anywhere_in_an_answer_is_found_somewhere(sentence: str, at: int, reply: Reply) -> None:
    lines = reply.text.splitlines()
    line = f"{sentence} zebra crossing."
    # Not into a head or between the two lines of "On … wrote:", where nobody writes.
    lines.insert(next((n for n in range(min(at, len(lines)), len(lines)) if not lines[n].strip(" >")), len(lines)), line)
    found = written("\n".join(lines), [LETTER])
    assert (
        line in found.above
        or line in found.elsewhere
        or "files transmitted" in reply.text
        or reply.program == "a banner and a marking"
    )


@pytest.mark.parametrize(
    "banner", ["CAUTION: External email", "[EXTERNAL]", "OFFICIAL", "Warning: do not click links\nor open attachments."]
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_warning_takes_no_words_along_where_no_empty_line_follows(banner: str, between: str) -> None:
    assert (
        written(f"{banner}{between}Two reviewers were away.\n\nCover started.").above
        == "Two reviewers were away.\n\nCover started."
    )


def test_a_sentence_in_a_signature_is_kept() -> None:
    assert written("Approved.\n\nMany thanks\nDirector\ncover zebra crossing.").above.endswith("cover zebra crossing.")


def test_what_follows_thanks_in_the_middle_is_no_signature() -> None:
    assert written("Two were away.\n\nThanks\n\nbut cover started on 4 June").above.endswith("but cover started on 4 June")
