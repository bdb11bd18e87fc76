"""Sentences of a draft that whoever releases it should look at: what is doubtful about each, where it was typed, what to do.

Only what people typed is flagged, never what the program or the council's profile prints in every report.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quarterly.collecting.sheets.findings import Finding
from quarterly.collecting.sheets.source import Source
from quarterly.disclosure.not_public import PublicTexts
from quarterly.disclosure.why_suppressed import WhySuppressed
from quarterly.reporting.checks.amounts import WRONG_SUM
from quarterly.reporting.checks.claims import CONTRADICTED
from quarterly.reporting.checks.figures import COMMENT_DISAGREES, DISAGREES
from quarterly.reporting.checks.rolled_over import REPEATED
from quarterly.reporting.flagged import squeezed
from quarterly.reporting.sourced_texts import SourcedText
from quarterly.reporting.wording.suppressed import why_in_words
from quarterly.screening.personal_data import PersonalSentence
from quarterly.screening.sentences import sentence_digest, sentences_in
from quarterly.vocabulary.wording import listed

_IF_IT_DOES = (
    "If it does, have it reworded without the number, or strike or reword it yourself: quarterly strike. If not, leave it."
)
SHOWN = 12  # characters of a sentence's digest, by which it is cleared


class FlagKind(StrEnum):
    """What is doubtful about a sentence, worst first."""

    IDENTIFIER = "identifier"
    PERSON = "person"
    CONTRADICTED = "contradicted"
    DOUBTFUL = "doubtful"
    REPEATED = "repeated"
    ASKED = "asked"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One flag: its kind, the sentences as they are printed, what they are about, where they were typed and by whom, and why.

    `sentences` is empty where the sentence holds an identifier, since that is printed nowhere. `remedy` is what to do, "" if
    nothing has to be done. `digests` name the sentences as they were typed, by which they are struck or reworded; of a sentence
    with personal data the remedy has it.
    """

    kind: FlagKind
    sentences: tuple[str, ...]
    location: str
    position: str
    sender: str
    why: str
    remedy: str = ""
    digests: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FlagSources:
    """What flags are made from: typed texts, the findings of the report's checks and of its returns, and what the public sees.

    `senders` are names by the digests of the files they sent. `plain` returns a sentence as it is printed. `personal` are the
    flags on sentences with personal data that nobody has cleared (`personal_flag`); no text has such a sentence any more.
    """

    texts: Sequence[SourcedText]
    findings: Sequence[Finding]
    public: PublicTexts
    senders: Mapping[str, str]
    plain: Callable[[str], str]
    personal: Sequence[Flag] = ()


def flags(sources: FlagSources) -> tuple[Flag, ...]:
    """Return the flags of a draft, worst kind first, within a kind in the order in which the texts are printed."""
    found = [*sources.personal, *_found(sources), *_suppressed_or_asked(sources)]
    order = list(FlagKind)
    return tuple(sorted(dict.fromkeys(found), key=lambda flag: order.index(flag.kind)))


def personal_flag(found: PersonalSentence, sentence: str, location: str) -> Flag:
    """Return the flag on a sentence with personal data; one with an identifier is not repeated."""
    kinds, is_printed = listed(list(found.kinds)), not found.has_identifier
    clear = f"Clear sentence {found.digest[:SHOWN]} if it is about no child, or have it changed."
    return Flag(
        kind=FlagKind.PERSON if is_printed else FlagKind.IDENTIFIER,
        sentences=(sentence,) if is_printed else (),
        location=location,
        position="",
        sender="",
        why=f"It may say who somebody is: {kinds}. It is not public." if is_printed else f"It seems to hold: {kinds}.",
        remedy=clear if is_printed else "No rendering prints it. Have the text changed and sent again.",
    )


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What is doubtful about a sentence, why, and what to do."""

    kind: FlagKind
    why: str
    remedy: str = ""


_ASKED = _Doubt(FlagKind.ASKED, f"The public reads this, and {why_in_words(WhySuppressed.RESEMBLES)}", _IF_IT_DOES)


def _found(sources: FlagSources) -> Iterator[Flag]:
    """Yield a flag for each finding about sentences of a typed text, of the report's own checks and of the returns'."""
    for finding in sources.findings:
        typed = next((each for each in sources.texts if _is_about(finding, each)), None)
        if typed and (sentences := _as_typed(finding, typed) or _quoting(finding, typed)):
            yield _flag(_Doubt(_kind_of(finding), finding.message, finding.remedy), sentences, typed, sources)


def _suppressed_or_asked(sources: FlagSources) -> Iterator[Flag]:
    for typed in sources.texts:
        for sentence, why in sources.public.to_look_at(typed.text, typed.indicator):
            yield _flag(_ASKED if why is WhySuppressed.RESEMBLES else _not_public(why), (sentence,), typed, sources)


def _not_public(why: WhySuppressed) -> _Doubt:
    return _Doubt(FlagKind.SUPPRESSED, f"The public reads [c] here: {why_in_words(why)}.")


def _flag(doubt: _Doubt, sentences: Sequence[str], typed: SourcedText, sources: FlagSources) -> Flag:
    source = typed.source
    return Flag(
        kind=doubt.kind,
        sentences=tuple(map(sources.plain, sentences)),
        location=typed.location,
        position=_position(source) if source else "",
        sender=sources.senders.get(source.digest, "") if source else "",
        why=doubt.why,
        remedy=doubt.remedy,
        digests=tuple(map(sentence_digest, sentences)),
    )


def _position(source: Source) -> str:
    where = [source.sheet, f"cell {source.cell}" if source.cell else f"row {source.row}"]
    return ", ".join(each for each in where if each)


def _is_about(finding: Finding, typed: SourcedText) -> bool:
    if typed.source is None or (typed.source.file, typed.source.sheet) != (finding.file, finding.sheet):
        return False
    # A return's own check names the cell alone; a cell has one text, so the indicator it is about tells which.
    if not finding.sentences:
        return bool(finding.indicator) and finding.indicator == typed.indicator
    words = squeezed(typed.text)
    return all(squeezed(sentence) in words for sentence in finding.sentences)


def _as_typed(finding: Finding, typed: SourcedText) -> list[str]:
    """Return the sentences of a finding as they were typed: a check reads them without the signs of Markdown."""
    found = {squeezed(each): each for each in sentences_in(typed.text)}
    return [found.get(squeezed(sentence), sentence) for sentence in finding.sentences]


def _quoting(finding: Finding, typed: SourcedText) -> tuple[str, ...]:
    """Return the sentences of a comment that a return's own check found to contradict its figure."""
    return tuple(each for each in sentences_in(typed.text) if any(quoted in each for quoted in finding.quoted))


def _kind_of(finding: Finding) -> FlagKind:
    if finding.code == REPEATED:
        return FlagKind.REPEATED
    contradicts = (CONTRADICTED, DISAGREES, WRONG_SUM, COMMENT_DISAGREES)
    return FlagKind.CONTRADICTED if finding.code in contradicts else FlagKind.DOUBTFUL
