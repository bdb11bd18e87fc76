"""The questions about a report as a whole, and those about its returns, as answered when it is compiled."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from quarterly.collecting.answers.given import answers_about
from quarterly.collecting.answers.matching import REPORT, answer_to, is_about_the_report, left_for_later, parted, with_references
from quarterly.collecting.answers.records import Answer, AnsweredFinding, TypedAnswer, latest_past
from quarterly.collecting.sheets.findings import Finding
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.text_opt_outs import WorkedOut


@dataclass(frozen=True, slots=True)
class ReportAnswers:
    """What is answered of a report: questions of its returns, what was given elsewhere, and what was typed about itself.

    `past` is the latest past day until which an answer about the report itself was good.
    """

    of_returns: tuple[AnsweredFinding, ...] = ()
    given: tuple[Answer, ...] = ()
    typed: tuple[TypedAnswer, ...] = ()
    past: WorkedOut[date | None] = None

    @classmethod
    def on(
        cls, day: date, of_returns: tuple[AnsweredFinding, ...], given: tuple[Answer, ...], typed: tuple[TypedAnswer, ...]
    ) -> "ReportAnswers":
        """Return what is answered of a report on a day."""
        until = (*(each.until for each in answers_about(given, REPORT)), *(each.until for each in typed))
        return cls(of_returns, given, typed, latest_past(until, day))

    def with_texts(self, change: Callable[[str], str]) -> "ReportAnswers":
        """Return the answers with every text changed that somebody typed."""
        return ReportAnswers(
            tuple(AnsweredFinding(each.finding, _changed(each.answer, change)) for each in self.of_returns),
            tuple(_changed(each, change) for each in self.given),
            tuple(replace(each, answer=change(each.answer)) for each in self.typed),
            self.past,
        )

    def part(self, findings: Iterable[Finding], quarter: Quarter) -> tuple[tuple[Finding, ...], tuple[AnsweredFinding, ...]]:
        """Return the report's own findings that are still asked, with references, and those that are answered."""
        questions = with_references(findings, REPORT, quarter)
        answers = (*answers_about(self.given, REPORT), *self._typed(questions, quarter))
        return parted(questions, answers, REPORT, self.past)

    def left(self, answered: Iterable[AnsweredFinding], quarter: Quarter) -> tuple[Answer, ...]:
        """Return the answers that the quarter leaves to the next."""
        return left_for_later((each.answer for each in (*self.of_returns, *answered)), self.given, quarter)

    def _typed(self, questions: Iterable[Finding], quarter: Quarter) -> Iterator[Answer]:
        by_reference = {each.reference.casefold(): each for each in questions if each.reference}
        for typed in self.typed:
            question = by_reference.get(typed.reference)
            if question and (answer := answer_to(question, typed, REPORT, quarter)):
                yield answer


def typed_about_the_report(typed: Iterable[TypedAnswer]) -> tuple[TypedAnswer, ...]:
    """Return the answers to questions about the report itself."""
    return tuple(each for each in typed if is_about_the_report(each.reference))


def _changed(answer: Answer, change: Callable[[str], str]) -> Answer:
    return replace(answer, text=change(answer.text))
