"""Answers to questions in words: what was asked, what was answered, by whom, when, and until when it holds."""

from quarterly.collecting.answers.records import Answer
from quarterly.collecting.sheets.findings import Finding
from quarterly.configuration.council import Council
from quarterly.vocabulary.quarter import long_date

_NO_SERVICE = {
    "commentary": "An indicator's owner",
    "cover": "In the cover workbook",
    "report": "In a list of questions about the report",
}


def asked_text(finding: Finding) -> str:
    """Return what was asked, with the reference by which it is called."""
    return f"{finding.reference}: {finding.message}"


def answer_text(answer: Answer) -> str:
    """Return what was answered, with the day until which it is good."""
    return f"{answer.text} (good until {long_date(answer.until)})" if answer.until else answer.text


def given_by(answer: Answer, council: Council) -> str:
    """Return which service answered or which role accepted, and on which day."""
    service = council.profile.services.get(answer.service)
    sender = service.name if service else _NO_SERVICE[answer.service]
    who = f"Accepted by the role {answer.by}" if answer.is_acceptance else sender
    return f"{who}, {long_date(answer.on)}" if answer.on else who
