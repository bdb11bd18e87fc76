"""The report's own sentences are short, and can be read at fourteen: measured in what the program itself writes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3] / "quarterly" / "reporting"
FOLDERS = ("sections", "wording", "charts")
LONGEST = 45  # words: a sentence that lists what it counts, or quotes a law's words
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z“])")
_WORD = re.compile(r"[A-Za-z’']+")
_VOWELS = re.compile(r"[aeiouy]+")
# Words that committees have to be given: the law's own, and those of a motion.
_OF_THE_LAW = ("Local Government Act", "Schedule 12A", "five clear days", "public interest")


def sentences() -> Iterator[str]:
    """Yield every sentence that code of the report can print, with a short word for each value."""
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).glob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            documented = {id(node.body[0].value) for node in ast.walk(tree) if _has_docstring(node)}  # type: ignore[attr-defined]
            inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)} - {
                id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
            }
            for node in ast.walk(tree):
                if id(node) not in documented and id(node) not in inner:
                    yield from (each for each in _SENTENCE.split(_text(node)) if each.endswith(".") and len(_words(each)) > 3)


def _has_docstring(node: ast.AST) -> bool:
    body = getattr(node, "body", None)
    return isinstance(body, list) and bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "ten" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _words(sentence: str) -> list[str]:
    return _WORD.findall(sentence)


def grade(texts: list[str]) -> float:
    """Return the Flesch-Kincaid grade (Kincaid et al. 1975): years of school; five more are the reading age."""
    words = [word for text in texts for word in _words(text)]
    syllables = sum(max(1, len(_VOWELS.findall(word.casefold().removesuffix("e")))) for word in words)
    return 0.39 * len(words) / len(texts) + 11.8 * syllables / len(words) - 15.59


def test_the_measure_is_that_of_its_authors() -> None:
    assert round(grade(["The cat sat on the mat."]), 1) == -1.4
    assert grade(["Statutory consultation obligations necessitate comprehensive documentation."]) > 20


def test_the_reports_own_sentences_can_be_read_at_fourteen() -> None:
    found = [each for each in sentences() if not any(words in each for words in _OF_THE_LAW)]
    assert len(found) > 50
    assert grade(found) <= 9


def test_no_sentence_of_its_own_is_long() -> None:
    found = [each for each in sentences() if not any(words in each for words in _OF_THE_LAW)]
    assert [each for each in found if len(_words(each)) > LONGEST] == []
    assert sum(len(_words(each)) for each in found) / len(found) <= 16
