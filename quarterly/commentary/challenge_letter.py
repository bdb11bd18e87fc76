"""The wording of the letters about a draft that is sent to be questioned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quarterly.commentary.indicator_names import in_a_sentence, indicators_of
from quarterly.commentary.letters import Attachment, Block, Letter, LetterKind, greeting, officer_of, paragraphs, signature
from quarterly.configuration.contacts import Contact
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.wording import counted

_PUBLIC = "as the public will read it, with small counts suppressed"
_WHOLE = "with every figure: it holds small counts of children, so pass it on to nobody"


@dataclass(frozen=True, slots=True)
class DraftToQuestion:
    """A draft that somebody may question: the short name of its pack, the marked report, the sheet, and until when."""

    pack: str
    report: Attachment
    sheet: Attachment
    with_every_figure: bool
    due: date


def challenge_letter(council: Council, quarter: Quarter, draft: DraftToQuestion, reader: Contact) -> Letter:
    """Word the letter to one reader of a draft, once for each draft."""
    texts = [
        f"The draft of the report for {quarter} is enclosed {_WHOLE if draft.with_every_figure else _PUBLIC}.",
        "Each question goes to the owner of the indicator, and the answer is printed in the report. You may also write into the "
        "reply itself: begin each question with the reference of its indicator. Write nothing that could identify a child.",
        f"The draft is pack {draft.pack}.",
    ]
    return Letter(
        id=f"{LetterKind.CHALLENGE}-{digest(council.key, str(quarter), reader.email, draft.pack)[:16]}",
        kind=LetterKind.CHALLENGE,
        to=reader.email,
        reply_to=officer_of(council).email,
        subject=f"your questions, if any, on the draft report for {quarter}",
        greeting=greeting(reader),
        to_do="If you have a question, write it beside its indicator in the enclosed sheet, and send the sheet back by replying "
        "to this message.",
        by=draft.due,
        blocks=paragraphs(texts),
        signature=signature(council),
        attachments=(draft.report, draft.sheet),
    )


def questions_receipt(council: Council, quarter: Quarter, draft: Letter, indicators: Sequence[str], mail: str) -> Letter:
    """Word the thanks for questions about these indicators (ids), which came with the mail of this id."""
    asked = indicators_of(council, indicators)
    if len(asked) == 1:
        sent = Block(f"Thank you: your question on {in_a_sentence(asked[0])} goes to its owner.")
    else:
        sent = Block("Thank you: your questions go to the owners of these:", tuple(each.titled for each in asked))
    questions = "question" if len(asked) == 1 else counted(len(asked), "question")
    reader = next((each for each in council.profile.contacts.values() if each.email == draft.to), officer_of(council))
    return Letter(
        id=f"{LetterKind.THANKS}-{digest(mail, draft.id)[:16]}",
        kind=LetterKind.THANKS,
        to=draft.to,
        reply_to=officer_of(council).email,
        subject=f"your {questions} on the draft report for {quarter}",
        greeting=greeting(reader),
        blocks=(sent,),
        signature=signature(council),
    )
