"""What texts are screened for personal data with, and what becomes of the sentences it is found in.

A sentence with an identifier is printed in no rendering, and nothing but another wording lifts that. One that may name or
describe a person is printed for the public once an officer has cleared it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from quarterly.screening.known_names import KnownNames
from quarterly.screening.lexicon import Lexicon
from quarterly.screening.personal_data import PersonalDataKind, PersonalSentence, kinds_in, personal_sentences
from quarterly.screening.sentences import replace_sentences, sentence_digest
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.sentence_decision import SentenceDecision
from quarterly.vocabulary.withheld import NOT_CLEARED_SIGN, REMOVED, WITHHELD_MARK
from quarterly.vocabulary.wording import listed

SHOWN = 12  # characters of a sentence's digest that are shown, and that an officer at least types


@dataclass(frozen=True, slots=True)
class Screening:
    """What a council's texts are screened with: its known names, the lexicon, and the decisions about single sentences.

    `cleared` are digests of sentences, `struck` what is printed instead of a sentence by its digest, "" if it is left out.
    """

    known: KnownNames
    lexicon: Lexicon
    cleared: frozenset[str] = frozenset()
    struck: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[tuple[str, ...], ...]:
        """All of it but the lexicon, in an order of its own, for the keys of stages: sets have none."""
        names = (tuple(sorted(getattr(self.known, each.name))) for each in fields(self.known))
        struck = (text for pair in sorted(self.struck.items()) for text in pair)
        return (*names, tuple(sorted(self.cleared)), tuple(struck))

    def kinds_in(self, text: str) -> tuple[PersonalDataKind, ...]:
        """Return the kinds of personal data in a text."""
        return kinds_in(text, self.known, self.lexicon)

    def open_sentences(self, text: str) -> tuple[PersonalSentence, ...]:
        """Return the sentences with personal data that nobody has struck, or cleared where that is possible."""
        found = personal_sentences(text, self.known, self.lexicon)
        return tuple(each for each in found if each.digest not in self.struck and not self._is_cleared(each))

    def for_staff(self, text: str) -> str:
        """Return a text for council staff: without sentences that hold an identifier, and with the wording of struck ones."""
        return replace_sentences(text, self._for_staff)

    def for_public(self, text: str) -> str:
        """Return a text without any sentence that holds personal data, apart from those that were cleared."""
        return replace_sentences(text, lambda sentence: self._for_staff(sentence) or self._if_open(sentence, WITHHELD_MARK))

    def marked(self, text: str) -> str:
        """Return a text with a sign after every sentence that the public does not see before it is cleared."""
        return replace_sentences(text, lambda sentence: self._if_open(sentence, f"{sentence} {NOT_CLEARED_SIGN}"))

    def quoted(self, text: str, *, public: bool) -> str:
        """Return what an earlier version printed, as it may be quoted today: a sentence struck since is withheld."""
        return replace_sentences(text, lambda sentence: self._quoted(sentence, public=public))

    def _for_staff(self, sentence: str) -> str:
        if sentence.strip() == REMOVED:
            return WITHHELD_MARK
        if self.struck and (digest := sentence_digest(sentence)) in self.struck:
            return self.struck[digest] or WITHHELD_MARK
        return WITHHELD_MARK if any(each.has_identifier for each in self.open_sentences(sentence)) else ""

    def _if_open(self, sentence: str, mark: str) -> str:
        return mark if self.open_sentences(sentence) else ""

    def _quoted(self, sentence: str, *, public: bool) -> str:
        is_struck = bool(self._for_staff(sentence))
        return WITHHELD_MARK if is_struck else self._if_open(sentence, WITHHELD_MARK) if public else ""

    def _is_cleared(self, found: PersonalSentence) -> bool:
        return found.digest in self.cleared and not found.has_identifier


def screening_of(known: KnownNames, lexicon: Lexicon, events: Iterable[AuditEvent]) -> Screening:
    """Return the screening of a quarter with its recorded decisions; of two about one sentence the later counts."""
    decisions: dict[str, SentenceDecision] = {}
    for event in events:
        if event.sentence:
            decisions[event.sentence.digest] = event.sentence
    return Screening(
        known,
        lexicon,
        frozenset(digest for digest, each in decisions.items() if each.clears),
        {digest: each.wording for digest, each in decisions.items() if not each.clears},
    )


def described(kinds: Iterable[str]) -> str:
    """Return kinds of personal data as a sentence names them: "a UPN and a name of a person"."""
    return listed([_with_article(str(kind)) for kind in kinds])


def _with_article(kind: str) -> str:
    if kind == PersonalDataKind.INITIALS:
        return kind
    return f"{'an' if kind[0] in 'aei' or kind == PersonalDataKind.NHS_NUMBER else 'a'} {kind}"
