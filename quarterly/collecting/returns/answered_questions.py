"""The questions of a service's files that need not be asked, as they have been answered or accepted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from quarterly.collecting.answers.matching import answer_to, is_about_the_report, lapsed, parted, with_references
from quarterly.collecting.answers.reading import DAY_IS_PAST, NO_QUESTION
from quarterly.collecting.answers.records import Answer, TypedAnswer
from quarterly.collecting.returns.notes_on_rows import RowNote
from quarterly.collecting.returns.records import CheckedFile
from quarterly.collecting.sheets.findings import Finding, with_reference
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.vocabulary.quarter import Quarter, long_date


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers to the questions about a service's quarter; `given` come from elsewhere than its files, the newest last.

    These are the answers of earlier quarters, and what officers accepted. `past` is the latest past day until which any answer,
    given or typed, was good.
    """

    service: str
    quarter: Quarter
    given: Sequence[Answer] = ()
    past: date | None = None

    def referenced(self, files: Iterable[CheckedFile]) -> list[CheckedFile]:
        """Return the files with a reference on each of their questions."""
        return [replace(file, findings=with_references(file.findings, self.service, self.quarter)) for file in files]

    def noted(self, notes: Iterable[RowNote]) -> list[RowNote]:
        """Return the notes with a reference on each of their questions."""
        return [(digest, with_reference(each, self.service, self.quarter.key)) for digest, each in notes]

    def answers(self, files: Sequence[CheckedFile], notes: Sequence[RowNote] = ()) -> tuple[Answer, ...]:
        """Return all answers: those given, and those typed in any of the files to a question about any of them.

        A question may be of a row that counts no more: whoever corrects a figure and explains it answers both.
        """
        return (*self.given, *self._typed(files, _questions(files, notes)))

    def without_answered(self, files: Iterable[CheckedFile], answers: Sequence[Answer]) -> list[CheckedFile]:
        """Return the files without the findings that an answer covers."""
        return [self._without_answered(file, answers) for file in files]

    def _typed(self, files: Iterable[CheckedFile], questions: dict[str, Finding]) -> Iterator[Answer]:
        for file in files:
            for typed in file.answers:
                question = questions.get(typed.reference)
                if question and (answer := answer_to(question, typed, self.service, self.quarter)):
                    yield answer

    def _without_answered(self, file: CheckedFile, answers: Sequence[Answer]) -> CheckedFile:
        asked, answered = parted(_all(file), answers, self.service, self.past)
        return replace(file, findings=asked, answered=answered, lapsed=lapsed(asked, answers, self.service, self.past))


def with_answers_of(file: CheckedFile, day: date, rules: Rulebook) -> CheckedFile:
    """Return a file with its answers as typed on a day, with a finding on each that was good until an earlier one."""
    answers = tuple(replace(each, on=day, counts=each.counts and not _was_past(each, day)) for each in file.answers)
    found = (_past(each, day, rules) for each in answers if _was_past(each, day))
    return replace(file, answers=answers, findings=(*file.findings, *found))


def _was_past(typed: TypedAnswer, day: date) -> bool:
    return typed.until is not None and typed.until < day


def _past(typed: TypedAnswer, day: date, rules: Rulebook) -> Finding:
    at, days = typed.source, {"until": long_date(typed.until or day), "came": long_date(day)}
    return rules.finding(DAY_IS_PAST, file=at.file, sheet=at.sheet, cell=at.cell, **days)


def answers_to_nothing(files: Sequence[CheckedFile], notes: Sequence[RowNote], rules: Rulebook) -> Iterator[RowNote]:
    """Yield a note on each answer to what no file of the quarter raises; the report's own questions are not known here."""
    questions = _questions(files, notes)
    for file in files:
        for typed in file.answers:
            if typed.reference not in questions and not is_about_the_report(typed.reference):
                at, reference = typed.source, typed.reference.upper()
                yield file.digest, rules.finding(NO_QUESTION, file=file.name, sheet=at.sheet, cell=at.cell, reference=reference)


def _questions(files: Iterable[CheckedFile], notes: Iterable[RowNote]) -> dict[str, Finding]:
    found = (*(each for file in files for each in _all(file)), *(note for _, note in notes))
    return {each.reference.casefold(): each for each in found if each.reference}


def _all(file: CheckedFile) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys((*file.findings, *(each.finding for each in file.answered))))
