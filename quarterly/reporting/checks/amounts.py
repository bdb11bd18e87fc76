"""Arithmetic in a text that does not add up: parts of a whole, shares beside percentages, a change beside its two figures."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from quarterly.collecting.returns.quoted_figures import shares
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.reporting.checks.rating_counts import wrong_rating_counts
from quarterly.reporting.checks.texts import ReportText
from quarterly.vocabulary.numbers import decimals_of, exact

WRONG_SUM = "R03"

_PER_CENT = r"(?P<percent>\d+(?:\.\d+)?)\s?(?:%|per ?cent\b)"
_SAME = r"(?:or|i\.e\.|that is|which is|equal to|equivalent to|equals|=|a rate of)?"
_SHARE = r"(?P<share>\d+\s+(?:out\s+)?of\s+(?:the\s+)?\d+)\b"
_SHARE_THEN = re.compile(
    rf"{_SHARE}(?P<between>[^.;:]{{0,60}}?)\s*[(,–=]\s*{_SAME}\s*{_PER_CENT}(?!\s*(?:of|points?|better|worse)\b)", re.IGNORECASE
)
_PERCENT_THEN = re.compile(rf"(?<![\d.]){_PER_CENT}\s*[(,–=]\s*{_SAME}\s*{_SHARE}", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:(?<!on )(?<!off )(?<!below )(?<!above )target"  # which is a rating, and no figure of another kind
    r"|national|England|average|neighbours?|last|previous|compared|against|from|by)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:about|around|nearly|almost|over|just|approximately|roughly|some)\s*$", re.IGNORECASE)
_ROUNDED = Fraction(1, 2)  # of the last decimal: 8.57 is 9, not 8
_YEARS = range(1990, 2100)

_CHANGE = r"(?:increase|rise|growth|improvement|fall|drop|reduction|decrease|decline)"
_FROM_TO = re.compile(
    r"\bfrom\s+(?P<a>\d+(?:\.\d+)?)\s?(?:%|per ?cent)?\s+to\s+(?P<b>\d+(?:\.\d+)?)\s?(?:%|per ?cent)?\s*[,(–]?\s*"
    rf"(?:which is\s+|that is\s+)?an?\s+{_CHANGE}\s+of\s+{_PER_CENT}(?!\s*points?)",
    re.IGNORECASE,
)
_AGED = r"(?:were\s+|in\s+)?(?:aged?\s+|(?:in\s+)?the\s+)?"
_ALL_AGES = re.compile(
    rf"\b(?P<whole>\d+)\b[^.\d]{{0,60}}\b(?P<first>\d+)\s+{_AGED}(?:0\s?[-–]\s?(?P<to>\d+)|under\s+(?P<under>\d+))"
    rf"[^.\d]{{0,30}}?\band\s+(?P<second>\d+)\s+{_AGED}(?P<rest>\d+)\s*(?:\+|(?:and|or)\s+(?:over|older|above))",
    re.IGNORECASE,
)
_BOYS, _GIRLS = r"(?:boys|males?|young men)", r"(?:girls|females?|young women)"
_OF_THEM = r"(?:\s+(?:of (?:them|whom|which)|were|are))*"


def _both_sexes(one: str, other: str) -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<whole>\d+)\s+(?:[a-z]+\s+)?(?:children|young people|pupils|admissions|referrals|care leavers)\b"
        r"[^.;\d%]{0,40}[:,(–]\s*"
        rf"(?:of (?:whom|which|them)\s+)?(?P<first>\d+){_OF_THEM}\s+{one}"
        rf"(?:\s+and|,|,\s+and)\s+(?P<second>\d+){_OF_THEM}\s+{other}\b",
        re.IGNORECASE,
    )


_WHOLES = (_ALL_AGES, _both_sexes(_BOYS, _GIRLS), _both_sexes(_GIRLS, _BOYS))
_NEAR = Fraction(1, 4)  # parts whose sum is further from the whole are taken to be parts of something else


def wrong_sums(texts: Sequence[ReportText], rules: Rulebook) -> Iterator[Finding]:
    """Yield R03 for every text with amounts that do not add up."""
    for text in texts:
        if wrong := [(sentence, words) for sentence in text.sentences for words in not_adding_up(sentence)]:
            quoted = " and ".join(f"“{words}”" for words in dict.fromkeys(words for _, words in wrong))
            yield text.finding(rules, WRONG_SUM, [sentence for sentence, _ in wrong], quoted=quoted)


def not_adding_up(sentence: str) -> list[str]:
    """Return the amounts of a sentence that do not add up, in as few words as identify them.

    Parts are added up only if they are exhaustive: two adjoining age groups, or boys and girls.
    """
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", sentence)
    return [*_parts(plain), *_percentages(plain), *_changes(plain), *wrong_rating_counts(plain)]


def _parts(sentence: str) -> list[str]:
    found = []
    for form in _WHOLES:
        for match in form.finditer(sentence):
            whole, first, second = (int(match[name]) for name in ("whole", "first", "second"))
            # 12 and 9 of 60 are no slip: they are parts of something that the sentence does not name.
            near = 0 < abs(first + second - whole) <= _NEAR * whole
            if near and whole not in _YEARS and _are_all(match.groupdict()):
                found.append(f"{first} and {second} of {whole}")
    return found


def _are_all(parts: dict[str, str | None]) -> bool:
    """Whether two age groups cover all ages: the second begins where the first ends."""
    if "rest" not in parts:
        return True
    begins = int(parts["to"]) + 1 if parts["to"] else int(parts["under"] or 0)
    return int(parts["rest"] or 0) == begins


def _percentages(sentence: str) -> list[str]:
    """Return every "n of d" beside a percentage that is neither its share nor its complement's, rounded."""
    found = []
    for match in (*_SHARE_THEN.finditer(sentence), *_PERCENT_THEN.finditer(sentence)):
        between = match.groupdict().get("between") or ""
        if _OF_OTHERS.search(between) or _ABOUT.search(sentence[: match.start("percent")]):
            continue
        for words, part, whole in shares(match["share"]):
            share = Fraction(part * 100, whole)
            # "50 of 60 (17%)" may speak of the other ten: what can be read as right is not asked about.
            if whole not in _YEARS and not _is_one_of((share, 100 - share), match["percent"], steps=_ROUNDED):
                found.append(f"{words} … {match['percent']}%")
    return found


def _changes(sentence: str) -> list[str]:
    """Return every "from a to b, an increase of c%" where c is the change neither in points nor in per cent."""
    found = []
    for match in _FROM_TO.finditer(sentence):
        before, after = exact(match["a"]), exact(match["b"])
        points = abs(after - before)
        ways = (points, points * 100 / before) if before else (points,)
        # Both figures may be rounded themselves, so the change may be off by twice as much.
        if before not in _YEARS and not _is_one_of(ways, match["percent"], steps=Fraction(2)):
            found.append(f"{match['a']} to {match['b']} … {match['percent']}%")
    return found


def _is_one_of(figures: Sequence[Fraction], quoted: str, *, steps: Fraction) -> bool:
    """Whether a quoted figure is one of these, allowing for rounding: at most `steps` units of its last decimal away."""
    step = steps / 10 ** decimals_of(quoted)
    return any(abs(figure - exact(quoted)) <= step for figure in figures)
