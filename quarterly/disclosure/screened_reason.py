"""The short reason an officer types for a new version, screened before it is recorded, because the public reads it.

An intruder reads why a report was corrected: "3 of the 6 care leavers were counted twice" gives him what the table suppresses. A
reason cannot be redacted afterwards (it is the audit trail), so it is refused, and the officer words it without the count.
"""

import re

from quarterly.configuration.council import Council
from quarterly.disclosure.sentences.verdicts import contains_small_count
from quarterly.screening.screening import Screening
from quarterly.vocabulary.errors import MustNotBeStored
from quarterly.vocabulary.unseen import seen

LONGEST = 200
_FIGURE = re.compile(
    r"\d\s?(?:%|per\s?cent\b)|\d\.\d", re.I
)  # which may be one that is suppressed: the reason does not say of which indicator
_WHICH = (
    r"an?|the|this|that|one|both|half a dozen|my|our|your|her|his|their|another|other|same|eldest|oldest|youngest|elder|younger"
    r"|only|sole|last|next|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th)"
)
_WHO = (
    r"child|kid|boy|girl|lad|lass|lassie|youngster|youth|minor|baby|infant|newborn|toddler|teenager|teen|adolescent|sibling|brother"
    r"|sister|twin|triplet|son|daughter|nephew|niece|cousin|grandson|granddaughter|grandchild|stepson|stepdaughter|mother|father|mum"
    r"|dad|parent|grandmother|grandfather|young person|young man|young woman|pupil|student|refuser|absentee"
    r"|runaway|victim|offender|family|household|care leaver|refugee|asylum seeker"
)
_SEVERAL = r"children|kids|boys|girls|lads|lasses|babies|twins|triplets|siblings|brothers|sisters|teenagers|pupils|young people"
# Of a child protection plan or the pupil premium no child is meant.
_NO_PERSON = (
    r"(?![- ](?:protection|premium|level|poverty|health|care|services?|support|population|places?|centres?|homes?|social|minders?"
    r"|sexual|exploitation|criminal|offending|justice|benefit|return|rolls?|numbers?|census|records?|data|absence|attendance"
    r"|errors?|mistakes?|corrections?|changes?|slips?|typos?|amendments?|company|authority|department|hubs?|courts?|groups?|time)\b)"
)
_BETWEEN = r"(?:(?!(?:and|or|of|in|to|for|with|was|were|is|are|from|by|at|on|each|every|per)\b)[\w'’-]+ ){0,4}?"
ONE_PERSON = re.compile(
    rf"\b(?:{_WHICH}) {_BETWEEN}(?:{_WHO})\b{_NO_PERSON}"
    rf"|\b(?:both|half a dozen|a (?:pair|couple|trio|handful) of) {_BETWEEN}(?:{_SEVERAL})\b{_NO_PERSON}",
    re.I,
)
_INITIAL = re.compile(
    r"\b(?:[Cc]hild|[Pp]upil|[Yy]oung person|[Bb]oy|[Gg]irl|[Ss]ibling|[Ff]amily) [A-Z]\b"
    r"|(?<![\w.&/-])(?<![Tt]able )(?<![Cc]hart )(?<![Aa]ppendix )(?<![Ss]ection )(?<![Aa]nnex )(?<![Cc]olumn )(?<![Pp]art )"
    r"[A-HJ-Z]\.?(?:[A-Z]\.)? (?:was|is|has|had|moved|went|left|came|turned)\b"
    r"|(?<![\w.&/-])(?:of|for|about|with|by|from) [A-Z]\.(?![A-Z])"
)

# What a removal or a withdrawal is for: that a text says who somebody is. It counts nobody while it tells nothing else of them.
_SOMEBODY = r"(?:an?|the) (?:person|child|young person|care leaver)"
_TEXT = r"(?:comment|text|sentence|file|return|report|sheet|row|cell|heading|reply|note|letter)"
_SAYS_WHO = re.compile(
    rf"(?:^|(?<=[.;] ))(?:"
    rf"{_SOMEBODY} (?:was|is|has been|could be|can be|might be|may be) (?:named|identified|recognised|described)"
    rf"|(?:it|(?:an?|the|one) {_TEXT}) (?:names|named|identifies|identified|describes|described) {_SOMEBODY}"
    rf"|(?:the )?(?:name|details|address|personal data) of {_SOMEBODY} (?:was|were|stood)"
    rf"|{_SOMEBODY}['’]s (?:name|details|address) (?:was|were|stood)"
    rf"|(?:(?:at|on) the )?request of {_SOMEBODY}(?: concerned)?|{_SOMEBODY} asked (?:for it|to be removed)"
    rf")(?: (?:by mistake|in error|published|left|included|(?:in|from|by) (?:an?|the|one) {_TEXT}|of a service))*(?=[.;]|$)",
    re.I,
)


def screened(reason: str, council: Council, screening: Screening) -> str:
    """Return the reason on one line, without what nobody sees.

    Raise MustNotBeStored, without quoting the reason, if the public may not read it.
    """
    reason = " ".join(seen(reason).split())
    if len(reason) > LONGEST:
        raise MustNotBeStored(
            f"The reason is longer than {LONGEST} characters. Say it in a sentence; details belong in commentary."
        )
    rest = _SAYS_WHO.sub("", reason)
    if screening.kinds_in(reason) or ONE_PERSON.search(rest) or _INITIAL.search(rest):
        raise MustNotBeStored(
            "The reason seems to identify a person. It is printed for the public: say what was wrong, not about whom."
        )
    if _FIGURE.search(reason):
        raise MustNotBeStored(
            "The reason gives a figure, and it is printed for the public. Say what was wrong; the report gives the figures."
        )
    if contains_small_count(rest, council.profile.small_numbers):
        raise MustNotBeStored(
            "The reason gives a small number, and it is printed for the public. Say what was wrong without the count."
        )
    return reason
