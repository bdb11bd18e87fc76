"""Questions about indicators: what may be asked, and those that come back with a draft that was sent to be questioned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quarterly.collecting.sheets.cells import text_of
from quarterly.collecting.sheets.layout import plain as plain_cell
from quarterly.collecting.sheets.sheets import Scalar, Workbook
from quarterly.configuration.catalogue import Catalogue
from quarterly.correspondence.courtesy import plain, without_courtesy
from quarterly.screening.screening import Screening, described

QUESTIONS_SHEET = "Questions"
LONGEST_QUESTION = 400  # characters
_NO_QUESTION = ("no questions", "no question", "no comments", "nothing to ask", "i have no questions", "no questions from me")
_HEADINGS = {"pi ref": "ref", "indicator": "name", "your question": "question", "question": "question"}


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A question about an indicator, by its id."""

    indicator: str
    question: str


def question_problem(question: str, screening: Screening) -> str:
    """Return why a question cannot be asked, "" if it can; the reason repeats no word of it."""
    if not question:
        return "The question is empty. Say in a sentence what is to be answered."
    if len(question) > LONGEST_QUESTION:
        return f"The question is longer than {LONGEST_QUESTION} characters. Ask one thing."
    if kinds := screening.kinds_in(question):
        return f"The question seems to hold {described(kinds)}. Ask so that nobody can be recognised."
    return ""


def has_no_question(text: str) -> bool:
    """Whether a mail says that its writer has no question."""
    said = [line for each in without_courtesy(text).splitlines() if (line := plain(each).strip(" .!"))]
    return len(said) == 1 and said[0] in _NO_QUESTION


def questions_in(workbook: Workbook, catalogue: Catalogue) -> list[AskedAbout]:
    """Return the questions in a sheet for questions that came back, in its order; one about no indicator has "" as its id."""
    asked = []
    for row in _rows(workbook):
        if question := " ".join(text_of(row.get("question")).split()):
            found = catalogue.find(text_of(row.get("ref")), text_of(row.get("name")))
            asked.append(AskedAbout(found.id if found else "", question))
    return asked


def _rows(workbook: Workbook) -> Iterator[dict[str, Scalar]]:
    for sheet in workbook.sheets:
        columns: dict[int, str] = {}
        for row in sheet.rows:
            if not columns and (found := _columns(row)):
                columns = found
            elif columns:
                yield {field: row[column] for column, field in columns.items() if column < len(row)}


def _columns(row: Sequence[Scalar]) -> dict[int, str]:
    found = {column: _HEADINGS[plain_cell(value)] for column, value in enumerate(row) if plain_cell(value) in _HEADINGS}
    return found if "question" in found.values() and len(set(found.values())) > 1 else {}
