"""Answers as mail programs send them, each with what its writer wrote: above the quoted letter, and below or within it."""

from dataclasses import dataclass

LETTER = """To the head of children in care

These indicators of Sampleshire Council are off target in 2012-13 Q1 and need a few
words from you by 20 July 2012: 1178, Reviews held on time.

Fill in the form attached and send it back, or reply to this message and write your
comment at the top.

Performance officer, Sampleshire Council, performance@sampleshire.example
"""
_QUOTED = "\n".join(f"> {line}".rstrip() for line in LETTER.splitlines())
_WHY = "Two reviewers were on long-term sick leave in May.\nCover started on 4 June."
_FROM = "Performance Officer <performance@sampleshire.example>"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: by which program, its whole text, what stands above the quotation, and what was written elsewhere in it."""

    program: str
    text: str
    above: str
    elsewhere: str = ""


def _outlook(above: str, line: str = "", sent: str = "Sent: 02 July 2012 09:12", quoted: str = LETTER) -> str:
    head = f"From: {_FROM}\n{sent}\nTo: Head of Children in Care <care@sampleshire.example>\nSubject: Explanations by 20 July"
    return f"{above}\n\n{line}{head}\n\n{quoted}"


def _gmail(above: str, wrote: str = f"On Mon, 2 Jul 2012 at 09:12, {_FROM} wrote:", quoted: str = _QUOTED) -> str:
    return f"{above}\n\n{wrote}\n\n{quoted}\n"


REPLIES = (
    Reply("Outlook", _outlook(_WHY), _WHY),
    Reply("Outlook with a line", _outlook(_WHY, "________________________________\n"), _WHY),
    Reply("Outlook in a row", _outlook(_WHY, "________________________________________\n\n"), _WHY),
    Reply("Outlook, original message", _outlook(_WHY, "-----Original Message-----\n"), _WHY),
    Reply(
        "Outlook on the web",
        _outlook(f"{_WHY}\n", "________________________________\n", "Sent: Monday, 2 July 2012 09:12:03"),
        _WHY,
    ),
    Reply(
        "Outlook for iOS",
        _outlook(f"{_WHY}\n\nGet Outlook for iOS<https://aka.ms/o0ukef>", "________________________________\n"),
        _WHY,
    ),
    Reply(
        "Outlook for Android",
        _outlook(f"{_WHY}\n\nSent from Outlook for Android<https://aka.ms/AAb9ysg>", "________________________________\n"),
        _WHY,
    ),
    Reply("Outlook for Mac", _outlook(_WHY, sent="Date: Monday, 2 July 2012 at 09:12"), _WHY),
    Reply(
        "Outlook with bold names",
        f"{_WHY}\n\n*From:* {_FROM}\n*Sent:* 02 July 2012 09:12\n*To:* Head\n*Subject:* Explanations\n\n{LETTER}",
        _WHY,
    ),
    Reply(
        "Outlook with copies",
        f"{_WHY}\n\nFrom: {_FROM}\nSent: 02 July 2012 09:12\nTo: Head of Children in Care <care@sampleshire.example>;\n"
        "Deputy Head <deputy@sampleshire.example>\nCc: Assistant <pa@sampleshire.example>\nSubject: RE: Explanations\n\n"
        f"{LETTER}",
        _WHY,
    ),
    Reply("Gmail", _gmail(_WHY), _WHY),
    Reply(
        "Gmail, wrapped",
        _gmail(_WHY, "On Mon, 2 Jul 2012 at 09:12, Performance Officer, Sampleshire Council\n<performance@x.example> wrote:"),
        _WHY,
    ),
    Reply("Gmail with a signature", _gmail(f"{_WHY}\n\n-- \nHead of Children in Care\nSampleshire Council"), _WHY),
    Reply("Apple Mail", _gmail(_WHY, f"On 2 Jul 2012, at 09:12, {_FROM} wrote:"), _WHY),
    Reply(
        "iPhone",
        f"{_WHY}\n\nSent from my iPhone\n\n> On 2 Jul 2012, at 09:12, {_FROM} wrote:\n>\n> \ufeff\n{_QUOTED}\n",
        _WHY,
    ),
    Reply("iPad", f"{_WHY}\n\nSent from my iPad\n\nOn 2 Jul 2012, at 09:12, {_FROM} wrote:\n\n\ufeff{LETTER}", _WHY),
    Reply("Thunderbird", _gmail(_WHY, "On 02/07/2012 09:12, Performance Officer wrote:"), _WHY),
    Reply("Thunderbird below", f"On 02/07/2012 09:12, Performance Officer wrote:\n{_QUOTED}\n\n{_WHY}\n", "", _WHY),
    Reply(
        "Thunderbird between",
        "On 02/07/2012 09:12, Performance Officer wrote:\n> To the head of children in care\n>\n"
        "> These indicators of Sampleshire Council are off target in 2012-13 Q1 and need a few\n"
        f"> words from you by 20 July 2012: 1178, Reviews held on time.\n\n{_WHY}\n\n> Fill in the form attached",
        "",
        _WHY,
    ),
    Reply(
        "Outlook between",
        _outlook("Please see my answer below.", quoted=LETTER.replace("held on time.\n", f"held on time.\n{_WHY}\n")),
        "Please see my answer below.",
        _WHY,
    ),
    Reply(
        "Gmail above and below", f"{_gmail('Two reviewers were away.')}\nCover started on 4 June.\n", "Two reviewers were away.",
        "Cover started on 4 June.",
    ),
    Reply(
        "Yahoo", f"{_WHY}\n\nOn Monday, 2 July 2012, 09:12:44 BST, {_FROM} wrote:\n\n{LETTER}", _WHY,
    ),
    Reply(
        "Samsung",
        f"{_WHY}\n\n\nSent from my Galaxy\n\n\n-------- Original message --------\nFrom: {_FROM}\n"
        f"Date: 02/07/2012 09:12 (GMT+00:00)\nTo: care@sampleshire.example\nSubject: Explanations by 20 July\n\n{LETTER}",
        _WHY,
    ),
    Reply("BlackBerry", _outlook(f"{_WHY}\n\nSent from my BlackBerry device", "-----Original Message-----\n"), _WHY),
    Reply(
        "Lotus Notes",
        f"{_WHY}\n\n\n\nFrom:\tPerformance Officer/CS/Sampleshire\nTo:\tHead of Children in Care/CS/Sampleshire\n"
        f"Date:\t02/07/2012 09:12\nSubject:\tExplanations by 20 July\n\n\n{LETTER}",
        _WHY,
    ),
    Reply(
        "with regards",
        _outlook(f"Hello,\n\n{_WHY}\n\nKind regards\n\nHead of Children in Care\nSampleshire Council\nTel: 01632 960123"),
        f"Hello,\n\n{_WHY}",
    ),
    Reply("one word", _outlook("Approved.\n\nMany thanks\nDirector of Children's Services"), "Approved."),
    Reply("only the quotation", _outlook(""), ""),
    Reply("only a signature", _gmail("-- \nHead of Children in Care"), ""),
    Reply("a new mail", f"{_WHY}\n", _WHY),
    Reply(
        "a disclaimer",
        _outlook(
            f"{_WHY}\n\nRegards,\nHead of Children in Care\n\n"
            "This email and any files transmitted with it are confidential and intended solely for the use of the individual or\n"
            "entity to whom they are addressed. If you have received this email in error please notify the sender."
        ),
        _WHY,
    ),
    Reply(
        "a banner and a marking",
        "CAUTION: This email originated from outside of the organisation. Do not click links or open attachments unless you\n"
        f"recognise the sender.\n\nOFFICIAL\n\n{_outlook(_WHY)}",
        _WHY,
    ),
    Reply(
        "words like headers",
        _gmail("Why: two reviewers were away.\nBy whom: head of service\nFrom: 4 June\nTo: all teams\nBy when: 30 September"),
        "Why: two reviewers were away.\nBy whom: head of service\nFrom: 4 June\nTo: all teams\nBy when: 30 September",
    ),
    Reply(
        "words like a quotation",
        _outlook("On 4 June the agency wrote: cover is there.\nFrom April we hold them earlier.\n- one more post\n- by October"),
        "On 4 June the agency wrote: cover is there.\nFrom April we hold them earlier.\n- one more post\n- by October",
    ),
    Reply("a comparison", _gmail("In June:\n> 90% were on time."), "In June:\n> 90% were on time."),
    Reply("thanks, and more", _outlook(f"Thanks\n\n{_WHY}"), f"Thanks\n\n{_WHY}"),
    Reply(
        "a second reply",
        _outlook("Cover ends on 1 September.", quoted=f"{_WHY}\n\n{_outlook('')}"),
        "Cover ends on 1 September.",
        _WHY,
    ),
    Reply("answers quoted deeper", _gmail(_WHY, quoted="\n".join(f"> {line}" for line in _QUOTED.splitlines())), _WHY),
)  # fmt: skip
