import pytest

from adapters.render.markdown import LONGEST, rich


def texts(text: str) -> list[str]:
    return ["".join(run["text"] for run in block["runs"]) for block in rich(text) if block["type"] == "paragraph"]


def test_a_blank_line_divides_paragraphs() -> None:
    assert texts("One\ntwo\n\nthree") == ["One two", "three"]


def test_strong_emphasis_and_links_become_runs() -> None:
    assert rich("**3** of *6*, see [plan](https://example.org)") == [
        {
            "type": "paragraph",
            "runs": [
                {"text": "3", "style": "strong"},
                {"text": " of "},
                {"text": "6", "style": "emphasis"},
                {"text": ", see "},
                {"text": "plan", "href": "https://example.org"},
            ],
        }
    ]


def test_strong_wins_over_emphasis_inside_it() -> None:
    assert rich("**a *b* c**") == [{"type": "paragraph", "runs": [{"text": "a b c", "style": "strong"}]}]


def test_two_spaces_at_a_line_end_break_the_line() -> None:
    assert texts("one  \ntwo") == ["one\ntwo"]


def test_bullets_become_a_list() -> None:
    assert rich("- a\n- b") == [{"type": "list", "ordered": False, "items": [[{"text": "a"}], [{"text": "b"}]]}]


def test_numbers_from_one_become_an_ordered_list() -> None:
    assert rich("1. a\n2. b") == [{"type": "list", "ordered": True, "items": [[{"text": "a"}], [{"text": "b"}]]}]


def test_a_nested_list_is_flattened() -> None:
    assert rich("- a\n  - b")[0]["items"] == [[{"text": "a"}], [{"text": "b"}]]  # type: ignore[typeddict-item]


@pytest.mark.parametrize("text", ["2012. was the year", "3. The third", "+ 4 children"])
def test_a_sign_that_carries_meaning_is_not_lost_to_a_list(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b onclick=x>b</b>",
        "# heading",
        "> quotation",
        "`code`",
        "&amp; &lt;",
        "{{7*7}}",
        "#panic()",
        "=1+1",
        "[x](javascript:alert(1))",
        "[x](data:text/html,y)",
        "[x](/relative)",
        "| a | b |",
        "---",
    ],
)
def test_everything_else_stays_literal(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize("scheme", ["http://a.org", "https://a.org", "mailto:a@a.org", "HTTPS://a.org"])
def test_only_web_and_mail_links_are_links(scheme: str) -> None:
    assert rich(f"[x]({scheme})")[0]["runs"] == [{"text": "x", "href": scheme}]  # type: ignore[typeddict-item]


def test_control_and_bidirectional_characters_are_dropped() -> None:
    assert texts("a\x00b\x0bc\u202ed\ufffe") == ["abcd"]


def test_a_text_over_the_longest_is_kept_whole_but_not_parsed() -> None:
    assert texts("**a**\n\n" + "b" * LONGEST) == ["**a**", "b" * LONGEST]


def test_nothing_comes_of_nothing() -> None:
    assert rich(" \n\n ") == []
