"""The short mark at the end of a letter's subject, by which an answer is known where a mail program drops the Message-ID."""

import re

from quarterly.vocabulary.canonical import digest

_LENGTH = 7  # of 32 characters each: among a million letters about 15 pairs share one
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's, without I, L, O and U
_READ_AS = str.maketrans("ILO", "110")
_TOKEN = re.compile(r"\[\s*Q\s*-\s*([0-9A-TV-Z]{7})\s*\]", re.IGNORECASE)


def reply_token(letter_id: str) -> str:
    """Return the seven characters that stand for a letter, always the same for the same id."""
    number = int(digest(letter_id)[:16], 16)
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in range(_LENGTH))


def with_token(subject: str, letter_id: str) -> str:
    """Return the subject of a letter that is to be answered, with its token at the end."""
    return f"{subject} [Q-{reply_token(letter_id)}]"


def token_in(subject: str) -> str:
    """Return the token in a subject, also if it was typed by hand; "" if there is none or there are several."""
    found = {each.upper().translate(_READ_AS) for each in _TOKEN.findall(subject)}
    return found.pop() if len(found) == 1 else ""
