"""More answers as people send them: on telephones, in other languages, in tables and between the lines of the request."""

from tests.unit.correspondence.replies import LETTER, Reply

_WHY = "Two reviewers were on long-term sick leave in May.\nCover started on 4 June."
_FROM = "Performance Officer <performance@sampleshire.example>"
_QUOTED = "\n".join(f"> {line}".rstrip() for line in LETTER.splitlines())
_BANNER = "[EXTERNAL] This email originated from outside of the organisation. Do not click links unless you trust the sender.\n"
_HEAD = (f"From: {_FROM}", "Sent: 02 July 2012 09:12", "To: Head of Children in Care", "Subject: Explanations")
_FIRST, _ = _WHY.splitlines()


def _headed(above: str, *fields: str, quoted: str = LETTER) -> str:
    return "\n".join([above, "", *(fields or _HEAD), "", quoted])


def _introduced(above: str, line: str, quoted: str = _QUOTED) -> str:
    return f"{above}\n\n{line}\n\n{quoted}\n"


MORE = (
    Reply(
        "Outlook in Welsh",
        _headed(_WHY, f"Oddi wrth: {_FROM}", "Anfonwyd: 02 Gorffennaf 2012 09:12", "At: Head <head@x.example>", "Pwnc: Action"),
        _WHY,
    ),
    Reply("Gmail in Welsh", _introduced(_WHY, f"Ar Llun, 2 Gorff 2012 am 09:12 {_FROM} ysgrifennodd:"), _WHY),
    Reply(
        "iPhone in Welsh",
        _introduced(f"{_WHY}\n\nAnfonwyd o fy iPhone", f"Ar 2 Gorff 2012, am 09:12, {_FROM} ysgrifennodd:"),
        _WHY,
    ),
    Reply(
        "Outlook in French",
        _headed(_WHY, f"De : {_FROM}", "Envoyé : lundi 2 juillet 2012 09:12", "À : Head", "Objet : Action"),
        _WHY,
    ),
    Reply("Outlook in Polish", _headed(_WHY, f"Od: {_FROM}", "Wysłano: 2 lipca 2012 09:12", "Do: Head", "Temat: Action"), _WHY),
    Reply("Gmail in Polish", _introduced(_WHY, f"pon., 2 lip 2012 o 09:12 {_FROM} napisał(a):"), _WHY),
    Reply(
        "Outlook in German",
        _headed(_WHY, f"Von: {_FROM}", "Gesendet: Montag, 2. Juli 2012 09:12", "An: Head", "Betreff: AW"),
        _WHY,
    ),
    Reply(
        "iPhone in German",
        f"{_WHY}\n\nVon meinem iPhone gesendet\n\n> Am 02.07.2012 um 09:12 schrieb {_FROM}:\n> \n{_QUOTED}\n",
        _WHY,
    ),
    Reply("Gmail in Spanish", _introduced(_WHY, f"El lun, 2 jul 2012 a las 9:12, {_FROM} escribió:"), _WHY),
    Reply("a banner above and below", _headed(f"{_BANNER}\n{_WHY}", quoted=f"{_BANNER}\n{LETTER}"), _WHY),
    Reply("iPhone without a quotation mark", f"{_WHY}\n\nSent from my iPhone\n\n{LETTER}", _WHY),
    Reply(
        "Outlook mobile with a line", _headed(f"{_WHY}\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n{'_' * 32}", *_HEAD), _WHY
    ),
    Reply(
        "Outlook, American",
        _headed(_WHY, f"From: {_FROM}", "Sent: Monday, July 2, 2012 9:12 AM", "To: Head", "Subject: Explanations"),
        _WHY,
    ),
    Reply(
        "Proton",
        f"{_WHY}\n\nSent from Proton Mail for iOS\n\n-------- Original Message --------\n"
        f"On Monday, 07/02/12 at 09:12 {_FROM} wrote:\n\n{_QUOTED}",
        _WHY,
    ),
    Reply("Mail for Windows", _headed(f"{_WHY}\n\nSent from Mail for Windows"), _WHY),
    Reply(
        "on behalf of", _headed(f"On behalf of the head of service:\n\n{_WHY}"), f"On behalf of the head of service:\n\n{_WHY}"
    ),
    Reply("in red in the request", _headed("", quoted=LETTER.replace("on time.\n", f"on time. {_FIRST}\n")), "", _FIRST),
    Reply(
        "marked with initials",
        _headed("See below in red", quoted=f"{LETTER}\n[JE] Two reviewers were away.\n"),
        "See below in red",
        "[JE] Two reviewers were away.",
    ),
    Reply(
        "a table",
        _headed("PI 1178\tTwo reviewers were away.\nPI 1180\tThree moved."),
        "PI 1178\tTwo reviewers were away.\nPI 1180\tThree moved.",
    ),
    Reply(
        "dictated",
        _introduced(
            "two reviewers were off sick and cover started on the fourth of june\n\nSent from my iPhone",
            f"> On 2 Jul 2012, {_FROM} wrote:",
        ),
        "two reviewers were off sick and cover started on the fourth of june",
    ),
    Reply("no line between", "\n".join([_WHY, *_HEAD, LETTER]), _WHY),
    Reply(
        "broken by a gateway",
        f"{_WHY}\n\n> On 2 Jul 2012, at 09:12, Performance\n> Officer <p@x.example> wrote:\n{_QUOTED}",
        _WHY,
    ),
    Reply(
        "Zimbra",
        _headed(_WHY, 'From: "Performance" <p@x.example>', "To: Head", "Sent: Monday, 2 July, 2012 09:12:44", "Subject: A"),
        _WHY,
    ),
    Reply("GroupWise", f"{_WHY}\n\n>>> Performance Officer <p@x.example> 02/07/2012 09:12 >>>\n{LETTER}", _WHY),
    Reply("a marking below", _headed(f"{_WHY}\n\nOFFICIAL-SENSITIVE"), _WHY),
    Reply("two signatures", _headed(f"{_WHY}\n\nKind regards\nJo\n\nJo Example\nHead of Children in Care"), _WHY),
    Reply("thanks with a name", _headed(f"{_WHY}\n\nMany thanks, Jo"), f"{_WHY}\n\nMany thanks, Jo"),
    Reply(
        "fields of the answer",
        _headed("Why: two were away.\nBy whom: jo@sampleshire.example\nBy when: 30 September 2012"),
        "Why: two were away.\nBy whom: jo@sampleshire.example\nBy when: 30 September 2012",
    ),
    Reply(
        "an address in the answer",
        _headed("Ask jo@sampleshire.example about the 12 cases of 2012:\nshe has them."),
        "Ask jo@sampleshire.example about the 12 cases of 2012:\nshe has them.",
    ),
)
