"""The wording of the letter that goes to the performance officer at once: an approval is taken back, or may be."""

from dataclasses import dataclass

from quarterly.commentary.letters import Letter, LetterKind, greeting, lowered, officer_of, paragraphs, signature
from quarterly.configuration.council import Council
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """An approval of a pack (its short name) by a role that a mail takes back, or may take back.

    `is_counted` is whether the mail counted by itself; else `waits_as` says why it waits. `version` is the newest version that is
    public, 0 for none.
    """

    pack: str
    role: str
    is_counted: bool = False
    waits_as: str = ""
    version: int = 0


def taken_back_letter(council: Council, quarter: Quarter, news: TakenBack, mail: str) -> Letter:
    """Word the news of a mail, called by the beginning of its id; one letter for each mail, without a word of it."""
    officer, role = officer_of(council), lowered(news.role)
    if news.is_counted:
        subject = f"the {role} took back the approval of the report for {quarter}"
        said = f"The {role} took back the approval of pack {news.pack} by mail, and the report waits."
    else:
        subject = f"an approval of the report for {quarter} may be taken back"
        said = f"A mail may take back the approval of pack {news.pack} by the {role}."
        said += "" if news.version else f" It waits for you, as {news.waits_as}. Until it is taken in, the approval stands."
    public = f"Version {news.version} is public, and stays so: nothing is taken down by itself."
    agenda = "If its files have gone to Democratic Services, tell them."
    return Letter(
        id=f"{LetterKind.TAKEN_BACK}-{digest(council.key, str(quarter), mail, news.is_counted)[:16]}",
        kind=LetterKind.TAKEN_BACK,
        to=officer.email,
        reply_to=officer.email,
        subject=subject,
        greeting=greeting(officer),
        to_do=_to_do(news),
        blocks=paragraphs([said, public if news.version else agenda, _WHERE.format(mail=mail)]),
        signature=signature(council),
    )


_WHERE = "It is mail {mail}. The command quarterly mail shows what it says; nobody else has been told."


def _to_do(news: TakenBack) -> str:
    if news.version:
        return "Read the mail now. If the report has to come down, fill in the form withdraw."
    if news.is_counted:
        return "Read the mail, and ask what has to change."
    return "Read the mail now. If it is theirs, take it in with the form decide-mail, and the report waits."
