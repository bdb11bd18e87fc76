"""What is known of a compiled report for whoever releases it, worked out from its inputs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adapters.inbox import OTHERS
from adapters.render.markdown import rich
from quarterly.collecting.answers.matching import REPORT
from quarterly.collecting.answers.records import OpenQuestion, Questions
from quarterly.collecting.open_sentences import OWN_FILES, OpenSentences, TypedText, open_sentences, sentence_of, typed_texts
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.disclosure.not_public import PublicTexts, suppressed_scores
from quarterly.disclosure.report_inputs import PublicInputs, RestrictedInputs
from quarterly.publishing.exempt_holds import exempt_holds
from quarterly.publishing.flags import Flag, FlagSources, flags, personal_flag
from quarterly.publishing.outstanding import ReportFacts
from quarterly.publishing.personal_data_holds import personal_data_holds
from quarterly.publishing.refused_files import refused_files
from quarterly.publishing.release_page import ReleaseFacts
from quarterly.reporting.sourced_texts import SourcedText, sourced_texts
from quarterly.reporting.walk import plain_lines
from quarterly.screening.personal_data import PersonalDataKind, PersonalSentence


@dataclass(frozen=True, slots=True)
class ScreenedTexts:
    """Every text that can reach a reader, the sentences among them that are open, and the report's inputs without those."""

    texts: tuple[TypedText, ...]
    found: OpenSentences
    cleared: RestrictedInputs


def screened_texts(whole: RestrictedInputs, printable: RestrictedInputs, sent: Sequence[ServiceReturn]) -> ScreenedTexts:
    """Return every text as it was sent, with the open sentences; screening is costly, so it is done once.

    `whole` has every text as typed, `printable` no sentence with an identifier.
    """
    texts = tuple(typed_texts(sent, whole.promised, whole.council))
    found = open_sentences(texts, whole.screening, whole.council)
    return ScreenedTexts(texts, found, printable.cleared)


def report_facts(whole: RestrictedInputs, screened: ScreenedTexts, sent: Sequence[ServiceReturn]) -> ReportFacts:
    """Return what is known of the report for the list of what to look at before a release."""
    awaited = [score.indicator for score in whole.card.scores if score.indicator in whole.awaited]
    public = sourced_texts(screened.cleared.opened) if whole.council.has_exempt_matter else ()
    return ReportFacts(
        council=whole.council,
        card=whole.card,
        awaited=awaited,
        refused=tuple(refused_files(sent, whole.council)),
        findings=whole.findings,
        personal_data=personal_data_holds(screened.found),
        disclosure=tuple(exempt_holds(screened.cleared, public)),
        answered=whole.answered,
    )


def release_facts(
    whole: RestrictedInputs, seen: PublicInputs, sent: Sequence[ServiceReturn], screened: ScreenedTexts
) -> ReleaseFacts:
    """Return the flags on sentences of the draft, what the public does not see, and what was asked and answered."""
    names = {key: service.name for key, service in {**OTHERS, **whole.council.profile.services}.items()}
    rows = [each for one in sent for each in one.comments]
    replies = [SourcedText(whole.screening.for_public(each.text), "", each.source, each.indicator) for each in rows]
    sources = FlagSources(
        texts=sourced_texts(whole.cleared, replies),  # no flag but its own may repeat an open sentence
        findings=(*whole.findings, *whole.card.findings),
        public=PublicTexts(whole),
        plain=_plain,
        senders={file.digest: names[each.service] for each in sent for file in each.files},
        personal=tuple(_personal(screened)),
    )
    return ReleaseFacts(flags(sources), suppressed_scores(whole, seen), _questions(whole, sent))


def _questions(whole: RestrictedInputs, sent: Sequence[ServiceReturn]) -> Questions:
    """Return what is still asked of the returns and of the report, and what was answered."""
    still = [OpenQuestion(each.service, finding) for each in sent for finding in each.findings if finding.reference]
    still += [OpenQuestion(REPORT, finding) for finding in whole.findings if finding.reference]
    return Questions(tuple(still), whole.answered)


def _personal(screened: ScreenedTexts) -> Iterator[Flag]:
    """Yield a flag for each open sentence that was sent; those of the council's own files are no part of the draft's texts."""
    for each in screened.found.found:
        if each.sender != OWN_FILES:
            personal = PersonalSentence(each.digest, tuple(map(PersonalDataKind, each.kinds)))
            yield personal_flag(personal, _plain(sentence_of(screened.texts, each.digest)), each.location)


def _plain(sentence: str) -> str:
    return " ".join(plain_lines(rich(sentence)))
