"""Why a mail waits, in words for the performance officer, and what they can do."""

from collections.abc import Mapping
from dataclasses import dataclass

from quarterly.correspondence.agenda_answers import AgendaWord
from quarterly.correspondence.approvals import Answer
from quarterly.correspondence.outcomes import Why


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is the matter with a mail, and what to do; `can_be_taken_in` is False where taking it in would do nothing."""

    what: str
    to_do: str
    can_be_taken_in: bool = True


_READ_IT = "Read it. Take it in, or throw it away."
_ASK = "Ask for what is meant, or throw it away."

IN_WORDS: Mapping[Why, Waiting] = {
    Why.SENDER_UNKNOWN: Waiting(
        "its sender is no contact of the profile",
        "Take it in if you know them. If they will write again, add them to the contacts, as deputy or under sends_for.",
    ),
    Why.SENDER_NOT_PROVEN: Waiting(
        "no mail server that the profile trusts vouches for its sender", "Make sure who sent it, and take it in."
    ),
    Why.NOT_ASKED: Waiting("it answers a letter that went to somebody else", _READ_IT),
    Why.ANSWERS_NOTHING: Waiting(
        "it answers no letter", "Take it in with the token of the letter that it answers, [Q-…] in its subject, or throw it away."
    ),
    Why.NOTHING_SAID: Waiting("nothing is written in it", _ASK, can_be_taken_in=False),
    Why.IN_THE_QUOTATION: Waiting(
        "something is written below or within the letter that it quotes",
        "Read it. Taken in, all that was written counts as the answer, from top to bottom.",
    ),
    Why.NOTHING_ATTACHED: Waiting(
        "a return was asked for, and no file is attached",
        "Read it, and ask for the file. Then throw it away.",
        can_be_taken_in=False,
    ),
    Why.NO_RETURN: Waiting(
        "a file with it is for another council, service or quarter than its sender sends for",
        "Read it. Taken in, each file goes to the service and the quarter that it names.",
    ),
    Why.NOT_READ: Waiting(
        "a file with it is of a kind that no return is, such as a photograph, or that the profile does not have its service send",
        "Ask for a workbook. Taken in, its other files count, and this one does not.",
    ),
    Why.UNCLEAR: Waiting("what it says can be read in more than one way", "Read it, and decide what it means."),
    Why.MORE_TIME: Waiting(
        "it asks for more time, or says that somebody is on leave",
        "Read it. Taken in, that is granted, with --until until another day than it names; with --as-answer its words are the "
        "commentary.",
    ),
    Why.NOTHING_OWED: Waiting(
        "it asks for more time, and nothing is awaited from its sender", "Read it, then throw it away.", can_be_taken_in=False
    ),
    Why.PUBLISHED: Waiting(
        "its quarter was published before it came",
        "If it brings a correction, take it in, then say why with the form correct-return. Else throw it away.",
    ),
    Why.TAKEN_BACK_LATE: Waiting(
        "it may take back an approval of a report that is published",
        "Read it now. If the report has to come down, fill in the form withdraw. Then throw it away.",
        can_be_taken_in=False,
    ),
    Why.OTHER_DRAFT: Waiting(
        "it speaks of a draft that has changed since",
        "Throw it away: who signs off was asked about the new one.",
        can_be_taken_in=False,
    ),
    Why.OTHER_FILES: Waiting(
        "it speaks of files for the agenda that have changed since",
        "Make sure that the agenda has the new ones. Record it with the form agenda-published, then throw this away.",
        can_be_taken_in=False,
    ),
    Why.AGENDA_UNCLEAR: Waiting(
        "what it says of the agenda can be read in more than one way",
        "Read it. Record what it means with the form agenda-published, then throw it away.",
        can_be_taken_in=False,
    ),
    Why.FILE_NOT_READ: Waiting(
        "the agenda's file that came with it cannot be read",
        "Save the file from your own mail program, without protection, and file it with quarterly agenda --final.",
        can_be_taken_in=False,
    ),
    Why.PERSONAL_DATA: Waiting(
        "a question in it seems to tell who somebody is", "Ask it in other words, with the form ask.", can_be_taken_in=False
    ),
    Why.NOT_READ_HERE: Waiting("it answers a letter whose answers a person reads", "Read it, then throw it away.", False),
    Why.UNREADABLE: Waiting(
        "it is encrypted or protected, so only its reader can open it",
        "Open it in your own mail program, save what it brings into the inbox, and ask for the next one without protection.",
        can_be_taken_in=False,
    ),
    Why.TOO_LARGE: Waiting(
        "it is larger than 40 MB", "Save what it brings into the inbox from your own mail program.", can_be_taken_in=False
    ),
    Why.DAMAGED: Waiting(
        "it cannot be read", "Open it in your own mail program, and save what it brings into the inbox.", can_be_taken_in=False
    ),
    Why.BOUNCE: Waiting(
        "a letter could not be delivered", "Correct the mail address in profile.yaml, then throw it away.", can_be_taken_in=False
    ),
    Why.INVITATION: Waiting("it is an invitation to a meeting", "Answer it yourself, then throw it away.", can_be_taken_in=False),
}

# The same of a reply to the files for an agenda.
AGENDA_COUNTED_AS: Mapping[AgendaWord, str] = {
    AgendaWord.PUBLISHED: "Taken in, it counts as word that the agenda is published.",
    AgendaWord.MOVED: "Taken in, it counts as word that the item was moved to another meeting.",
    AgendaWord.WITHDRAWN: "Taken in, it counts as word that the item was withdrawn from the agenda.",
    AgendaWord.FILE: "Taken in, the file with it is filed as the agenda's final one.",
    AgendaWord.UNCLEAR: "It cannot be taken in, as it can be read in more than one way.",
}
READ_FIRST = "It says more or other than “approved”, or brings a file: read it first. "
OTHER_ADDRESS = "It is not from the address of: {role}. "
# Whoever takes in a reply to a request for a sign-off reads first what that does.
COUNTED_AS: Mapping[Answer, str] = {
    Answer.APPROVED: "Taken in, it counts as an approval of pack {pack} by: {role}.",
    Answer.NOT_APPROVED: "Taken in, it counts as a refusal of pack {pack} by: {role}.",
    Answer.WITHDRAWN: "Taken in, it takes back the approval of pack {pack} by: {role}.",
    Answer.UNCLEAR: "It cannot be taken in as an approval of pack {pack} by: {role}, as it does not say so or may refuse it.",
}
