"""Is a word found in a list whose words lie in strings by their first two letters?"""

from hypothesis import given
from hypothesis import strategies as st

from quarterly.screening.lexicon import word_list

WORDS = st.text("abcdé", min_size=1, max_size=5)


@given(st.frozensets(WORDS), WORDS)
def test_a_word_is_in_a_list_if_it_was_put_there(words: frozenset[str], asked: str) -> None:
    heads = sorted({word[:2] for word in words})
    listed = word_list("\n".join(" ".join(sorted(word for word in words if word[:2] == head)) for head in heads))
    assert (asked in listed) == (asked in words)


def test_nothing_else_is_in_a_list() -> None:
    listed = word_list("grace grant\nhope")
    assert "" not in listed
    assert "grace grant" not in word_list("hope")
    assert 5 not in listed
