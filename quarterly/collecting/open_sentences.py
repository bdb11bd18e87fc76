"""The sentences of a quarter in which personal data was found and about which nobody has decided, each with its location."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from quarterly.collecting.answers.records import TypedAnswer
from quarterly.collecting.narrative.records import Passage, Undertaking
from quarterly.collecting.returns.records import ActionRow, CommentRow, IndicatorRow, ServiceReturn
from quarterly.collecting.written import typed_in
from quarterly.configuration.council import Council
from quarterly.screening.screening import Screening
from quarterly.screening.sentences import sentence_digest, sentences_in

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
OWN_FILES, EARLIER = "council", "earlier"  # the senders of what is in the council's folder, and of what a quarter left open
_NO_SERVICE = {"commentary": "Owners' replies", "cover": "Cover report"}
_FIELD_OF = {
    "answer": "answer to",
    "comment": "comment on",
    "reason": "reason for",
    "by": "author of",
    "cleared_by": "who clears",
    "doing": "what is being done on",
    "by_whom": "by whom it is done, on",
    "by_when": "by when it is done, on",
    "head_adds": "what the head of service adds on",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedText:
    """A text that somebody typed and that can reach a reader, with who sent it and its location in words."""

    sender: str
    location: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSentence:
    """A sentence by its digest (hex SHA-256), with sender, location and the kinds of personal data found; never its text."""

    digest: str
    kinds: tuple[str, ...]
    has_identifier: bool
    sender: str
    location: str


@dataclass(frozen=True, slots=True)
class OpenSentences:
    """All open sentences of a quarter, location by location."""

    found: tuple[OpenSentence, ...] = ()


def open_sentences(texts: Iterable[TypedText], screening: Screening, council: Council) -> OpenSentences:
    """Return every open sentence, once at each of its locations."""
    own_files = of_own_files(screening, council)
    found = [
        OpenSentence(
            digest=each.digest,
            kinds=tuple(map(str, each.kinds)),
            has_identifier=each.has_identifier,
            sender=typed.sender,
            location=_named_without_people(typed.location, own_files),
        )
        for typed in texts
        for each in (own_files if typed.sender == OWN_FILES else screening).open_sentences(typed.text)
    ]
    return OpenSentences(tuple(dict.fromkeys(found)))


def _named_without_people(location: str, own_files: Screening) -> str:
    """Return a location, only as far as the row or the file where what stands there is called by somebody's name."""
    place, _, what = location.partition(": ")  # letters and artifacts repeat it, and a kind of text has the profile's own title
    return place if own_files.kinds_in(what) else location


def sentences_named(texts: Iterable[TypedText], digests: Collection[str]) -> tuple[OpenSentence, ...]:
    """Return the sentences with these digests, at each of their locations, as sentences without personal data."""
    found = [
        OpenSentence(digest=digest, kinds=(), has_identifier=False, sender=typed.sender, location=typed.location)
        for typed in texts
        for digest in map(sentence_digest, sentences_in(typed.text))
        if digest in digests
    ]
    return tuple(dict.fromkeys(found))


def of_own_files(screening: Screening, council: Council) -> Screening:
    """Return what the council's own files are screened with.

    A name does not become a word of the council by being in them, and nothing in them is struck: they are printed as they stand.
    """
    names = {word for name in (council.profile.name, council.profile.short_name) for word in name.casefold().split()}
    return replace(screening, known=replace(screening.known, own_words=frozenset(names), own_phrases=frozenset()), struck={})


def sentence_of(texts: Iterable[TypedText], digest: str) -> str:
    """Return the sentence with this digest, for the officer's own screen; "" if none has it."""
    sentences = (sentence for typed in texts for sentence in sentences_in(typed.text))
    return next((" ".join(sentence.split()) for sentence in sentences if sentence_digest(sentence) == digest), "")


def typed_texts(sent: Sequence[ServiceReturn], promised: Sequence[Undertaking], council: Council) -> Iterator[TypedText]:
    """Yield every text that can reach a reader of the quarter: what was sent, what was promised, and the council's own files."""
    for each in sent:
        answers = {typed.reference: typed for file in each.files for typed in file.answers}  # the newest counts
        narrative = (record for _, record in each.narrative.records)
        records = (*each.indicators, *each.actions, *each.comments, *narrative, *answers.values())
        for record in records:
            yield from _of_record(record, each.service, council)
    for undertaking in promised:
        for field, text in typed_in(undertaking):
            location = f"Undertaking left open by the quarter before, {field} of {_name(undertaking, council)}"
            yield TypedText(sender=EARLIER, location=location, text=text)
    for path, text in texts_of_files(council):
        yield TypedText(sender=OWN_FILES, location=path, text=text)


def texts_of_files(council: Council) -> Iterator[tuple[str, str]]:
    """Yield every text of a council's files with its location, such as "profile.yaml: report.title"; a mapping's keys too."""
    for name, part in (("profile.yaml", council.profile), ("indicators.yaml", council.catalogue)):
        for path, text in _texts(part, ""):
            yield f"{name}: {path}", text
    for path, text in _texts(council.judgements, ""):
        yield f"judgements.yaml: {path}", text


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name in value.__dict__:  # a projection lacks the others
                yield from _texts(value.__dict__[name], f"{path}.{name}" if path else name)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(each, f"{path}.{key}")
    elif isinstance(value, tuple):
        for number, each in enumerate(value, start=1):
            yield from _texts(each, f"{path} {number}")
    elif type(value) is str and not _COLOUR.fullmatch(value):  # which looks like the number of a case
        yield path, value


def sender_name(sender: str, council: Council) -> str:
    """Return the name of a sender as locations give it."""
    service = council.profile.services.get(sender)
    return service.name if service else _NO_SERVICE.get(sender, sender)


def _of_record(record: Any, sender: str, council: Council) -> Iterator[TypedText]:
    where = f"{sender_name(sender, council)}, sheet “{record.source.sheet}”, row {record.source.row}"
    # The sentences of a reply are those that are printed of it, which its cells have too.
    typed = record.printed.items() if isinstance(record, CommentRow) else typed_in(record)
    for field, text in typed:
        what = _FIELD_OF.get(field, f"{field.replace('_', ' ')} of")
        yield TypedText(sender=sender, location=f"{where}: {what} {_name(record, council)}", text=text)


def _name(record: Any, council: Council) -> str:
    """Return what a record is about, in words that nobody typed into a return."""
    match record:
        case IndicatorRow() | CommentRow():
            known = council.catalogue.find(record.indicator, "")
            return known.short if known else "an indicator"
        case ActionRow():
            return f"key activity {record.ref}"
        case TypedAnswer():
            return f"question {record.reference.upper()}"
        case Passage():
            kind = council.profile.narrative.get(record.kind)
            return f"“{kind.title}”" if kind else "a passage"
    return f"the {re.sub(r'(?<=[a-z])(?=[A-Z])', ' ', type(record).__name__).lower()}"
