"""Greetings, thanks and farewells around what a mail says."""

import re

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
_PLAIN = str.maketrans("’‘–—\xa0", "''-- ", "*_")


def plain(line: str) -> str:
    """Return a line without case, doubled spaces, marks of Markdown and typographic signs."""
    return " ".join(line.casefold().translate(_PLAIN).split()).strip("\"“”' ")


def is_only_polite(line: str) -> bool:
    """Whether a line, as `plain` returns it, is a greeting, thanks or a farewell and nothing else."""
    return bool(_ONLY_POLITE.fullmatch(line))


def without_courtesy(text: str) -> str:
    """Return what a mail says without the greeting above it and without the farewell and the signature below it."""
    lines = text.strip().splitlines()
    while lines and (not lines[0].strip() or is_only_polite(plain(lines[0]))):
        lines = lines[1:]
    ends = (number for number, line in enumerate(lines) if line.strip() and _FAREWELL.fullmatch(plain(line)))
    return "\n".join(lines[: next(ends, len(lines))]).strip()
