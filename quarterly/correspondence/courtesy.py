"""Greetings, thanks, farewells and signatures around what a mail says."""

import re
from collections.abc import Sequence

_MOST_WORDS = 9  # of a line of a signature; a longer one says something
_MOST_LINES = 14  # of a signature

POLITE = (
    r"(?:many |with |very |big )?thanks?(?: you)?(?: very much| so much| a lot)?"
    r"(?: for (?:this|that|it|sending this|the (?:report|draft)))?"
    r"|cheers|much appreciated|yes|ok|okay|great|good work|well done|all the best|best|best wishes|warm regards"
    r"|(?:kind(?:est)?|best|warmest|many) regards|regards|kindly|yours(?: sincerely| faithfully)?|sincerely"
)
GREETING = r"(?:dear|hi|hello|hiya|good (?:morning|afternoon|evening)|morning|afternoon)(?: [a-z'.-]+){0,3}"
BETWEEN = r"[\s,.!;:-]*"
AFTER = rf"(?:{BETWEEN}(?:{POLITE})){{0,2}}{BETWEEN}"

_ONLY_POLITE = re.compile(rf"(?:{GREETING}|{POLITE}){AFTER}")
_FAREWELL = re.compile(
    r"(?:many thanks|thanks(?: again)?|thank you|(?:kind(?:est)?|best|warmest|many|warm) regards|regards|best wishes"
    rf"|all the best|best|cheers|yours(?: sincerely| faithfully)?|sincerely|--){BETWEEN}"
)
# None of these stands in most signatures, and one of them does in most conditions and wishes.
_SAYS_SOMETHING = re.compile(
    r"\?|\b(?:but|if|not|no|nor|please|pages?|chang\w*|amend\w*|correct\w*|remov\w*|delet\w*|add\w*|subject|except\w*|once|when"
    r"|until|unless|provid\w*|however|only|wait|hold|is|are|was|were|be|been|should|could|would|can|cannot|must|needs?|want\w*|make"
    r"|fix\w*|wrong|typos?|figures?|tables?|sections?|though|although|after|before|then|also|still|assum\w*|condition\w*"
    r"|concerns?|apart|pending|minor|happy|approv\w*|withdraw\w*|reject\w*|disagree\w*|will|shall|has|have|had|do|does|did|don't"
    r"|let|see|check|look\w*|think|hope|discuss\w*|talk|tomorrow|later|revis\w*|redraft\w*|missing|draft|report|publish\w*"
    r"|provisional\w*|conditional\w*|embargo\w*|internal\w*|mostly|largely|partly|partial\w*|without|minus|excluding|appendix"
    r"|appendices|annex\w*|next|redact\w*|joke|joking"
    r"|releas\w*|send|go|goes|on|to|in|with|from|the|this|that|it|we|you|i|me|us|by|as|an|a)\b"
)
_OF_A_POST = re.compile(r"\b(?:in (?:our )?care|in need|with (?:disabilities|send)|to the (?:director|chief executive))\b")
_SENTENCE = re.compile(r"(?:\S+ ){2,}\S{4,}[.!]")  # with a stop at its end that is no abbreviation's
_LONGEST_NAME = 6  # words of the line below a farewell, with a post
_PLAIN = str.maketrans("’‘–—\xa0", "''-- ", "*_")


def plain(line: str) -> str:
    """Return a line without case, doubled spaces, marks of Markdown and typographic signs."""
    return " ".join(line.casefold().translate(_PLAIN).split()).strip("\"“”' ")


def is_only_polite(line: str) -> bool:
    """Whether a line, as `plain` returns it, is a greeting, thanks or a farewell and nothing else."""
    return bool(_ONLY_POLITE.fullmatch(line))


def is_signature(lines: Sequence[str]) -> bool:
    """Whether lines below an answer, as `plain` returns them, are a signature for certain: in doubt they say something."""
    said = [line for line in lines if line and not is_only_polite(line)]
    is_short = len(said) <= _MOST_LINES and all(len(each.split()) <= _MOST_WORDS for each in said)
    return is_short and not any(_SENTENCE.fullmatch(each) or _SAYS_SOMETHING.search(_OF_A_POST.sub("", each)) for each in said)


def without_courtesy(text: str) -> str:
    """Return what a mail says without the greeting above it and without the farewell and the signature below it."""
    return parted(text)[0]


def parted(text: str) -> tuple[str, list[str]]:
    """Return what a mail says between its greeting and its farewell, and the lines below the farewell."""
    lines = text.strip().splitlines()
    while lines and (not lines[0].strip() or is_only_polite(plain(lines[0]))):
        lines = lines[1:]
    ends = (number for number, line in enumerate(lines) if _FAREWELL.fullmatch(plain(line)) and _is_named(lines[number + 1 :]))
    end = next(ends, len(lines))
    return "\n".join(lines[:end]).strip(), [line for line in lines[end + 1 :] if line.strip()]


def _is_named(below: Sequence[str]) -> bool:
    """Whether a name comes next, or nothing: "Thanks" in the middle of an answer ends nothing."""
    name = next((line.strip() for line in below if line.strip()), "")
    return len(name.split()) <= _LONGEST_NAME and ":" not in name and not name.endswith(("?", "!", "."))
