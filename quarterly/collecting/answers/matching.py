"""Which answer covers which question."""

from collections.abc import Iterable, Sequence
from datetime import date

from quarterly.collecting.answers.records import Answer, AnsweredFinding, TypedAnswer
from quarterly.collecting.sheets.findings import Finding, Severity, with_reference
from quarterly.vocabulary.quarter import Quarter

OF_THE_REPORT = "R"  # the first letter of the codes of questions about a report as a whole
REPORT = "report"  # in place of a service, of an answer to such a question


def with_references(findings: Iterable[Finding], service: str, quarter: Quarter) -> tuple[Finding, ...]:
    """Return the findings, the questions among them with the references by which they are answered."""
    return tuple(with_reference(each, service, quarter.key) for each in findings)


def is_reference(typed: str) -> bool:
    """Whether a question may be called so: what only a correction helps is listed by the code of its rule alone."""
    return "-" in typed


def is_about_the_report(reference: str) -> bool:
    """Whether a reference is that of a question about a report as a whole."""
    return reference.upper().startswith(OF_THE_REPORT)


def covers(answer: Answer, finding: Finding, service: str) -> bool:
    """Whether an answer explains what a finding asks about."""
    same = (answer.service, answer.indicator) == (service, finding.indicator or "")
    return same and finding.asked is not None and answer.asked.explains(finding.asked)


def parted(
    findings: Iterable[Finding], answers: Sequence[Answer], service: str, past: date | None = None
) -> tuple[tuple[Finding, ...], tuple[AnsweredFinding, ...]]:
    """Return the findings that are still asked, and those that are answered, each with the newest answer that covers it.

    `past` is the latest past day until which any of the answers was good. One that a council made critical is both until an
    officer accepts it: a figure that waits is not let through by its sender.
    """
    asked: list[Finding] = []
    answered: list[AnsweredFinding] = []
    good = [each for each in answers if not each.has_lapsed(past)]
    for finding in dict.fromkeys(findings):
        answer = _newest(finding, good, service)
        if answer:
            answered.append(AnsweredFinding(finding, answer))
        if answer is None or (finding.severity is Severity.CRITICAL and not answer.is_acceptance):
            asked.append(finding)
    return tuple(asked), tuple(answered)


def lapsed(
    findings: Iterable[Finding], answers: Sequence[Answer], service: str, past: date | None
) -> tuple[AnsweredFinding, ...]:
    """Return the findings that are asked again because the day of an answer to them is past, each with the newest such answer."""
    old = [each for each in answers if each.has_lapsed(past)]
    found = ((each, _newest(each, old, service)) for each in findings)
    return tuple(AnsweredFinding(each, answer) for each, answer in found if answer)


def _newest(finding: Finding, answers: Sequence[Answer], service: str) -> Answer | None:
    """Return the newest answer that covers a finding, of one that is critical an officer's acceptance where there is one."""
    found = [each for each in answers if covers(each, finding, service)]
    accepted = [each for each in found if each.is_acceptance and finding.severity is Severity.CRITICAL]
    return next(reversed(accepted or found), None)


def answer_to(question: Finding, typed: TypedAnswer, service: str, quarter: Quarter) -> Answer | None:
    """Return what was typed as an answer to a question; None if it does not count, or if there is no such question."""
    if not typed.counts or question.asked is None:
        return None
    return Answer(
        service=service,
        indicator=question.indicator or "",
        reference=question.reference,
        quarter=quarter.key,
        asked=question.asked,
        text=typed.answer,
        on=typed.on,
        until=typed.until,
    )


def left_for_later(answers: Iterable[Answer], earlier: Iterable[Answer], quarter: Quarter) -> tuple[Answer, ...]:
    """Return the answers that a quarter leaves to the next: of each question the newest, unless its last day is in this one."""
    newest = {(each.service, each.indicator, each.asked.about): each for each in (*earlier, *answers)}
    return tuple(each for _, each in sorted(newest.items()) if not each.has_lapsed(quarter.ends))
