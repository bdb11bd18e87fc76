"""The wording of the list that the performance officer gets: who owes what, and which mails wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from quarterly.commentary.letters import Block, Letter, LetterKind, greeting, lowered, officer_of, signature
from quarterly.configuration.council import Council
from quarterly.correspondence.chasing import Proposal
from quarterly.correspondence.owed import Owed
from quarterly.correspondence.reminder_letters import dated_id, owed_points
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import begun, counted

_DECIDE = "Read the mails that wait, and take each in or throw it away: with the form decide-mail in Prefect, or quarterly mail."
_STEP_UP = (
    "Decide whether to take what is long overdue to the head of the service: with the form step-up in Prefect, or quarterly "
    "chase --step-up."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficersList:
    """What the performance officer is told: what is owed, what may be taken to heads of services, how much has `come`.

    That counts from the last list. `waiting` is how many mails wait of each quarter.
    """

    owed: Sequence[Owed]
    proposed: Sequence[Proposal] = ()
    came: int = 0
    waiting: Mapping[Quarter, int] = field(default_factory=dict)


def officers_list(council: Council, found: OfficersList, day: date) -> Letter:
    """Word the list of who owes what, and of what waits, for the performance officer."""
    officer, came, mails = officer_of(council), found.came, sum(found.waiting.values())
    late, to_come = [each for each in found.owed if each.is_late(day)], [each for each in found.owed if not each.is_late(day)]
    may = tuple(_proposed(council, each) for each in found.proposed)
    blocks = [
        *([Block(f"{begun(counted(mails, 'mail'))} {_waits(mails)} for you:", _mails(council, found.waiting))] if mails else []),
        *([Block(f"{begun(counted(came, 'thing'))} {'has' if came == 1 else 'have'} come since the last list.")] if came else []),
        *([Block("Overdue:", owed_points(council, late, day, whose=True))] if late else []),
        *([Block("Still to come:", owed_points(council, to_come, day, whose=True))] if to_come else []),
        *([] if found.owed else [Block("Nothing is awaited from anybody.")]),
        *([Block("May be taken to the head of the service:", may)] if may else []),
    ]
    named = [f"{counted(mails, 'mail')} {_waits(mails)}"] if mails else []
    return Letter(
        id=dated_id(LetterKind.OFFICER, council, officer, day),
        kind=LetterKind.OFFICER,
        to=officer.email,
        reply_to=officer.email,
        subject=", ".join([council.profile.short_name, *named, *_counts(len(late), len(to_come))]),
        greeting=greeting(officer),
        to_do=" ".join([*([_DECIDE] if mails else []), *([_STEP_UP] if found.proposed else [])]),
        blocks=tuple(blocks),
        signature=signature(council),
        about=tuple(each.id for each in found.owed),
    )


def _counts(late: int, to_come: int) -> list[str]:
    counts = [f"{late} overdue"] if late else []
    counts += [f"{to_come} to come"] if to_come else []
    return counts or ["nothing awaited"]


def _waits(count: int) -> str:
    return "waits" if count == 1 else "wait"


def _mails(council: Council, waiting: Mapping[Quarter, int]) -> tuple[str, ...]:
    return tuple(
        f'{quarter}, {counted(count, "mail")}: quarterly mail {council.key} "{quarter}"' for quarter, count in waiting.items()
    )


def _proposed(council: Council, proposal: Proposal) -> str:
    head, service = council.profile.contacts[proposal.head], council.profile.services[proposal.service]
    return f"{service.name}: {counted(len(proposal.owed), 'thing')} overdue, to the {lowered(head.role)}"
