"""The short reason an officer types for a new version, screened before it is recorded, because the public reads it.

An intruder reads why a report was corrected: "3 of the 6 care leavers were counted twice" gives him what the table suppresses. A
reason cannot be redacted afterwards (it is the audit trail), so it is refused, and the officer words it without the count.
"""

import re

from quarterly.configuration.council import Council
from quarterly.disclosure.sentences.verdicts import contains_small_count
from quarterly.screening.screening import Screening
from quarterly.vocabulary.errors import MustNotBeStored

LONGEST = 200
_FIGURE = re.compile(
    r"\d\s?(?:%|per\s?cent\b)|\d\.\d", re.I
)  # which may be one that is suppressed: the reason does not say of which indicator
_WHICH = (
    r"a|an|the|this|that|one|her|his|their|another|other|same|eldest|oldest|youngest|elder|younger|only|sole|last|next"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th)"
)
_WHO = (
    r"boy|girl|baby|infant|toddler|teenager|sibling|brother|sister|twin|son|daughter|mother|father|grandmother|grandfather"
    r"|young person|pupil|student"
)
ONE_PERSON = re.compile(rf"\b(?:{_WHICH}) (?:{_WHO})\b", re.I)


def screened(reason: str, council: Council, screening: Screening) -> str:
    """Return the reason on one line; raise MustNotBeStored, without quoting the reason, if the public may not read it."""
    reason = " ".join(reason.split())
    if len(reason) > LONGEST:
        raise MustNotBeStored(
            f"The reason is longer than {LONGEST} characters. Say it in a sentence; details belong in commentary."
        )
    if screening.kinds_in(reason) or ONE_PERSON.search(reason):
        raise MustNotBeStored(
            "The reason seems to identify a person. It is printed for the public: say what was wrong, not about whom."
        )
    if _FIGURE.search(reason):
        raise MustNotBeStored(
            "The reason gives a figure, and it is printed for the public. Say what was wrong; the report gives the figures."
        )
    if contains_small_count(reason, council.profile.small_numbers):
        raise MustNotBeStored(
            "The reason gives a small number, and it is printed for the public. Say what was wrong without the count."
        )
    return reason
