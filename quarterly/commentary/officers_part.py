"""What officers do with commentary: ask about an indicator for the directorate, and put a reply into other words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quarterly.collecting.returns.records import CommentRow
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.canonical import digest

REFERENCE = 6  # characters by which a question is known in a form


@dataclass(frozen=True, slots=True)
class DirectorateQuestion:
    """A question about an indicator, with its reference and the last day for an answer (ISO)."""

    reference: str
    indicator: str
    text: str
    due: str


@dataclass(frozen=True, slots=True)
class OfficersPart:
    """The questions asked so far, oldest first, and the wording that stands in place of a reply, by the digest of the reply."""

    questions: tuple[DirectorateQuestion, ...] = ()
    wordings: dict[str, str] = field(default_factory=dict)

    def about(self, indicator: str) -> tuple[DirectorateQuestion, ...]:
        """Return the questions about an indicator, oldest first."""
        return tuple(each for each in self.questions if each.indicator == indicator)

    def open_about(self, indicator: str, reply: CommentRow | None) -> tuple[DirectorateQuestion, ...]:
        """Return the questions about an indicator that came after the one that its reply answers."""
        asked = self.about(indicator)
        answered = [number for number, each in enumerate(asked, start=1) if reply and each.reference == reply.question]
        return asked[max(answered, default=0) :]

    def is_open(self, indicator: str, reply: CommentRow | None) -> bool:
        """Whether a question about an indicator has no answer yet."""
        return bool(self.open_about(indicator, reply))

    def worded(self, reply: CommentRow) -> str:
        """Return a reply as it is printed: in the officer's words, unless its owner has said something else since."""
        return self.wordings.get(reply_digest(reply.text), reply.text)


def reply_digest(text: str) -> str:
    """Return the digest (hex SHA-256) by which an edited reply is known: of its words, however its lines are broken."""
    return digest(" ".join(text.split()))


def officers_part(events: Iterable[AuditEvent]) -> OfficersPart:
    """Return what the audit trail has of officers' questions and wordings; of two wordings of one reply the later counts."""
    questions: list[DirectorateQuestion] = []
    wordings: dict[str, str] = {}
    for event in events:
        if event.commentary is None:
            continue
        said = event.commentary
        if event.kind == "commentary-asked":
            questions.append(DirectorateQuestion(event.id[:REFERENCE], said.indicator, said.text, said.due))
        elif event.kind == "commentary-edited":
            wordings[said.original] = said.text
    return OfficersPart(tuple(questions), wordings)


def questions_worded(questions: Sequence[DirectorateQuestion]) -> str:
    """Return open questions on one indicator as a form shows them, each a line."""
    return "\n".join(each.text for each in questions)
