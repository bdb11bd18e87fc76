"""A letter as a test wants one, whatever it says."""

from quarterly.commentary.letters import Block, Letter, LetterKind

OFFICER = "officer@dudley.example"


def made_letter(
    id: str,
    kind: LetterKind = LetterKind.REQUEST,
    *,
    to: str = OFFICER,
    reply_to: str = OFFICER,
    subject: str = "It",
    text: str = "Please.",
) -> Letter:
    """Return a letter of one paragraph that asks for nothing."""
    return Letter(
        id=id,
        kind=kind,
        to=to,
        reply_to=reply_to,
        subject=subject,
        greeting="To the officer",
        blocks=(Block(text),),
        signature="Performance officer",
    )
