"""The table of questions that are not asked again, for officers alone: what was asked, what was answered, by whom, and when."""

from collections.abc import Sequence

from quarterly.collecting.answers.records import AnsweredFinding
from quarterly.configuration.council import Council
from quarterly.reporting.model import TableBlock
from quarterly.reporting.parts import cell, table
from quarterly.reporting.wording.answers import answer_text, asked_text, given_by

COLUMNS = [("What was asked", 42, "left"), ("Answer", 36, "left"), ("By", 22, "left")]


def answered_table(key: str, caption: str, answered: Sequence[AnsweredFinding], council: Council) -> TableBlock:
    """Return a row for each question that was answered or accepted."""
    rows = [[cell(text) for text in answered_row(each, council)] for each in answered]
    return table(key, caption, COLUMNS, rows)


def answered_row(each: AnsweredFinding, council: Council) -> tuple[str, str, str]:
    """Return what was asked, what was answered, and by whom and when, in words."""
    return asked_text(each.finding), answer_text(each.answer), given_by(each.answer, council)
