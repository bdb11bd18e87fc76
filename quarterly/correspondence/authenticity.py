"""Whether a mail server that the profile trusts vouches for who sent a mail (RFC 8601)."""

import re
from dataclasses import dataclass

from quarterly.correspondence.headers import Envelope
from quarterly.correspondence.mail_kinds import sender_of

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^\s*\w+\s*=")
_PASSED = re.compile(r"^\s*(dmarc|spf|dkim)\s*=\s*pass\b", re.IGNORECASE)
_PROPERTY = re.compile(r"\b(header\.from|header\.d|header\.i|smtp\.mailfrom)\s*=\s*(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailTrust:
    """What proves a sender: the name with which a mail server signs its results, or the word of Exchange in Microsoft 365."""

    host: str = ""
    microsoft_365: bool = False


def is_proven(envelope: Envelope, trust: MailTrust, *, is_from_mailbox: bool) -> bool:
    """Whether the sender of a mail is proven; in a saved file nothing is, as anybody can write any header into one."""
    domain = sender_of(envelope).rpartition("@")[2]
    if not is_from_mailbox or not domain:
        return False
    if trust.microsoft_365 and envelope.first("x-ms-exchange-organization-authas").strip().casefold() == "internal":
        return True
    # Only the topmost: the server that took the mail in writes above whatever its sender wrote.
    return _passes(envelope.first("authentication-results"), trust, domain)


def _passes(results: str, trust: MailTrust, domain: str) -> bool:
    """Whether the results are trusted and say that a mail comes from its domain: DMARC, or SPF and DKIM, both of it."""
    # A sender chooses what stands in quotes, and a comment is no result.
    text = _QUOTED.sub("_", results)
    while (without := _COMMENT.sub(" ", text)) != text:
        text = without
    server, *methods = text.split(";")
    if _RESULT.match(server):  # Microsoft 365 signs with no name
        if not trust.microsoft_365:
            return False
        methods = [server, *methods]
    elif not trust.host or server.casefold().split()[:1] != [trust.host.casefold()]:
        return False
    passed = dict[str, bool]()
    for method in methods:
        if found := _PASSED.match(method):
            named = {name.casefold(): _domain(value) for name, value in _PROPERTY.findall(method)}
            name = found[1].casefold()
            passed[name] = passed.get(name, False) or _is_of(name, named, domain)
    return passed.get("dmarc", False) or (passed.get("spf", False) and passed.get("dkim", False))


def _is_of(method: str, named: dict[str, str], domain: str) -> bool:
    if method == "dmarc":
        return named.get("header.from") == domain
    if method == "spf":
        return named.get("smtp.mailfrom") == domain
    return domain in (named.get("header.d"), named.get("header.i"))


def _domain(value: str) -> str:
    return value.strip("<>,").rpartition("@")[2].casefold()
