"""Figures quoted in a text that contradict the scorecard, and rates that are called numbers."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from quarterly.collecting.returns.quoted_figures import contradictions, quotations
from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.rulebook import Rulebook
from quarterly.configuration.catalogue import Catalogue, Indicator
from quarterly.configuration.targets.target import Target
from quarterly.reporting.checks.checked_report import CheckedReport
from quarterly.reporting.checks.texts import ReportText
from quarterly.reporting.wording.figures import in_unit
from quarterly.scoring.earlier_versions import EarlierVersion, figure_in
from quarterly.scoring.illustrative import ScorePart
from quarterly.scoring.score import Score
from quarterly.vocabulary.illustrative import signed
from quarterly.vocabulary.numbers import decimals_of, exact, half_up, read_number, trimmed
from quarterly.vocabulary.suppressed import Suppressed

CALLED_A_NUMBER, COMMENT_DISAGREES = "K01", "K03"  # rules of a return's own checks: their findings have gone to its sender
DISAGREES, WRITTEN_BEFORE = "R04", "R18"

Printed = tuple[Fraction, int]  # a figure, and the number of decimals with which it is printed

_NUMBER_OF = re.compile(
    r"^(?:total |average )?(?:number|no\.?|count) of (?!.*(?:\bper\b|%|percentage|proportion|\brate\b))", re.IGNORECASE
)
_NUMBER_IS = re.compile(
    r"\bnumber of (?P<what>[^.,;%\d]{3,80}?)\s+(?:is|was|stands at|stood at|rose to|fell to|has risen to|has fallen to)\s+"
    r"(?P<figure>\d+\.\d+)(?!\d|\s?(?:%|per\b|million|m\b|days|weeks|full-time|FTE))",
    re.IGNORECASE,
)
_NO_PEOPLE = re.compile(
    r"\b(?:average|mean|median|posts|staff|social workers|FTE|days|hours|months|years)\b|\bper\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;()–]| and | but | while | against | compared ")
_FROM = re.compile(r"\bfrom \d[\d.]*%?", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:targets?|last|previous\w*|earlier|national\w*|England|neighbours?|average|region\w*|Q[1-4]|quarter [1-4]"
    r"|20\d\d|year-?end|forecast|limit|tolerance|began|start(?:ed)?|up from|down from)\b",
    re.IGNORECASE,
)


def rates_called_numbers(
    catalogue: Catalogue, asked_before: Sequence[Finding], texts: Sequence[ReportText], rules: Rulebook
) -> Iterator[Finding]:
    """Yield R02 for every rate whose name calls it a number, and every "number of" with decimals."""
    known = {finding.indicator for finding in asked_before if finding.code == CALLED_A_NUMBER}
    for indicator in catalogue.indicators:
        if indicator.unit.scale > 1 and indicator.id not in known and _NUMBER_OF.search(indicator.name):
            text = ReportText("indicators.yaml", indicator.name, indicator=indicator.id)
            yield text.finding(rules, "R02", quoted=indicator.short, unit=f"its unit is {indicator.unit.value}")
    for text in texts:
        for sentence in text.sentences:
            for match in _NUMBER_IS.finditer(sentence):
                # Dudley's "number of children subject to a plan" of 29.6 is a rate; 29.6 posts are full-time equivalents.
                if not _NO_PEOPLE.search(sentence):
                    named = f"the {match['figure']}"
                    yield text.finding(rules, "R02", [sentence], quoted=named, unit="no number of cases has decimals")


def contradicting_figures(subject: CheckedReport, texts: Sequence[ReportText], rules: Rulebook) -> Iterator[Finding]:
    """Yield a finding for every text on an indicator that quotes a figure other than the value.

    That is R18 for a figure that a published version gave, as the text was written about that one, and R04 for one close to the
    value.
    """
    asked = _asked_about(subject.asked_before)
    known = {score.indicator: score for score in subject.card.scores if score.figure is not None}
    for text in texts:
        for indicator in subject.council.catalogue.indicators:
            if score := known.get(indicator.id):
                quoted = _by_version(_about(text, indicator), indicator, score, subject.earlier)
                for version, found in sorted(quoted.items()):
                    unasked = [(sentence, figure) for sentence, figure in found if (indicator.id, figure) not in asked]
                    if unasked:
                        yield _finding(text, unasked, (indicator, score), version, rules)


def _by_version(
    sentences: Sequence[str], indicator: Indicator, score: Score, earlier: Sequence[EarlierVersion]
) -> dict[int, list[tuple[str, str]]]:
    """Return (sentence, figure) for each quoted figure, by the newest corrected version that gave it; by 0 if none did."""
    found: dict[int, list[tuple[str, str]]] = {}
    for sentence in sentences:
        clauses = _clauses_on_the_figure(sentence)
        given = {
            figure: each.version
            for each in reversed(earlier)
            if (value := figure_in(each, indicator.id)) is not None and value != score.figure
            for clause in clauses
            for figure in quotations(clause, value, indicator.unit, indicator.decimals)
        }
        other = dict.fromkeys(_contradictions(clauses, indicator, score), 0)
        for figure, version in (other | given).items():
            if _as_printed(figure) not in _known(score, indicator):
                found.setdefault(version, []).append((sentence, figure))
    return found


def _finding(
    text: ReportText, quoted: Sequence[tuple[str, str]], about: tuple[Indicator, Score], version: int, rules: Rulebook
) -> Finding:
    indicator, score = about
    words = {
        "quoted": " and ".join(dict.fromkeys(figure for _, figure in quoted)),
        "ref": indicator.short,
        "value": signed(in_unit(score.value, indicator), score.invents(ScorePart.VALUE)),
    }
    sentences = [sentence for sentence, _ in quoted]
    if version:
        return text.finding(rules, WRITTEN_BEFORE, sentences, version=version, **words)
    return text.finding(rules, DISAGREES, sentences, **words)


def _asked_about(asked_before: Sequence[Finding]) -> set[tuple[str, str]]:
    """Return the figures of comments, each with its indicator, that a return's own check has asked its sender about."""
    findings = [finding for finding in asked_before if finding.code == COMMENT_DISAGREES]
    return {(finding.indicator or "", figure) for finding in findings for figure in finding.quoted}


def _about(text: ReportText, indicator: Indicator) -> list[str]:
    """Return the sentences on an indicator: all of its commentary; in other texts those with its ref or its name."""
    if text.indicator:
        return text.sentences if text.indicator == indicator.id else []
    names = [rf"{re.escape(indicator.name)}"]
    if any(c.isdigit() for c in indicator.id):
        names.append(rf"(?:PI[\s–-]*)?{re.escape(indicator.id)}" if not indicator.id.isdigit() else rf"PI[\s–-]*{indicator.id}")
    if any(c.isdigit() for c in indicator.ref):
        names.append(r"[\s–-]*".join(map(re.escape, re.split(r"[\s–-]+", indicator.ref))))
    named = re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE)
    return [sentence for sentence in text.sentences if named.search(sentence)]


def _clauses_on_the_figure(sentence: str) -> list[str]:
    """Return the clauses of a sentence that may give the value: not those on another time, a target or other authorities."""
    # "Up from 104.9 to 109.4" says itself that the first figure is of another time.
    return [clause for clause in _clauses(_FROM.sub("", sentence)) if not _ANOTHER.search(clause)]


def _contradictions(clauses: Sequence[str], indicator: Indicator, score: Score) -> list[str]:
    value = score.figure or Fraction(0)  # the caller passes only scores with a figure
    return [figure for clause in clauses for figure in contradictions(clause, value, indicator.unit, indicator.decimals)]


def _clauses(sentence: str) -> list[str]:
    """Return the clauses of a sentence, each with its first word."""
    starts = [0, *(match.start() for match in _CLAUSE.finditer(sentence)), len(sentence)]
    return [sentence[a:b] for a, b in pairwise(starts)]


def _known(score: Score, indicator: Indicator) -> set[Printed]:
    """Return the other figures of the score as printed: earlier values, targets, averages of other authorities."""
    # A comment may quote any figure that the report prints elsewhere: last quarter's 104.9 does not contradict this one's 109.4.
    ends = [each.target for each in score.history if each.target and not isinstance(each.target, Suppressed)]
    figures = [each.counted for each in score.history] + [low for low, _ in ends]
    if score.benchmark and score.benchmark.spread:
        figures += [score.benchmark.england, score.benchmark.neighbours_average]
    known = {(Fraction(half_up(figure, indicator.decimals)), indicator.decimals) for figure in figures if figure is not None}
    return known | _single_target(score.target)


def _as_printed(quoted: str) -> Printed | None:
    """Return a quoted figure with its decimals; None for a share such as "3 of 6"."""
    number = read_number(quoted)
    return (number[0], decimals_of(quoted)) if number else None


def _single_target(target: Target | Suppressed | None) -> set[Printed]:
    """Return a target that is one figure, printed without trailing zeros."""
    if target is None or isinstance(target, Suppressed) or target.low is None or target.low != target.high:
        return set()
    text = trimmed(target.low)
    return {(exact(text), decimals_of(text))}
