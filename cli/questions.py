"""The list that `quarterly accept` prints, for the officer alone: questions still asked, and those answered."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.cycle_context import CycleContext
from quarterly.collecting.answers.records import OpenQuestion, Questions
from quarterly.configuration.council import Council
from quarterly.reporting.sections.answers import answered_row


def print_questions(console: Console, cycle: CycleContext, questions: Questions) -> None:
    """Print each question with its reference, and each answer with what was asked, by whom and when."""
    if not questions.open and not questions.answered:
        console.print(f"No question of {cycle.quarter} is open, and none was answered.")
        return
    if questions.open:
        table = _table("Reference", "From", "Where", "What is asked")
        for each in questions.open:
            table.add_row(*map(Text, _open(each, cycle.council)))
        console.print(table)
    if questions.answered:
        table = _table("Answered: what was asked", "Answer", "By")
        for answered in questions.answered:
            table.add_row(*map(Text, answered_row(answered, cycle.council)))
        console.print(table)


def _open(each: OpenQuestion, council: Council) -> tuple[str, str, str, str]:
    service = council.profile.services.get(each.service)
    return each.finding.reference, service.name if service else "The report", each.finding.position, each.finding.message


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, no_wrap=column == "Reference")
    return table
