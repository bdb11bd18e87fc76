"""What holds a release back because of exempt matter: a public text that seems to give a number of it."""

from collections.abc import Iterator, Sequence

from quarterly.disclosure.exempt_numbers import numbers_of_exempt_texts, telling_numbers
from quarterly.disclosure.quoted_exempt import indicators_quoted
from quarterly.disclosure.report_inputs import RestrictedInputs
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.reporting.sourced_texts import SourcedText, sourced_texts
from quarterly.vocabulary.wording import listed


def exempt_holds(whole: RestrictedInputs, public: Sequence[SourcedText]) -> Iterator[Outstanding]:
    """Yield what to look at in the texts that the public reads; the sentence itself is in the draft, and is not repeated."""
    for typed in public:
        for indicator in indicators_quoted(typed.text, whole):
            sentence = (
                f"It gives a number that prints like the figure of {indicator.short}, which is exempt. Have the text changed, or "
                "accept it where the number is another."
            )
            yield Outstanding(kind=HoldKind.DISCLOSURE, where=typed.location, sentence=sentence)
    yield from _numbers_of_texts(whole, public)


def _numbers_of_texts(whole: RestrictedInputs, public: Sequence[SourcedText]) -> Iterator[Outstanding]:
    """Yield the public texts that give a number which stands in exempt texts alone."""
    seen = {typed.text for typed in public}
    exempt = [typed for typed in sourced_texts(whole) if typed.text not in seen]
    numbers = numbers_of_exempt_texts((typed.text for typed in exempt), whole.opened)
    for typed in public if numbers else ():
        quoted = numbers.intersection(telling_numbers(typed.text))
        places = [each.location for each in exempt if quoted.intersection(telling_numbers(each.text))]
        if places:
            sentence = (
                f"It gives a number that otherwise stands in exempt matter alone ({listed(list(dict.fromkeys(places)))}). "
                "Have the text changed, or accept it where the number is another."
            )
            yield Outstanding(kind=HoldKind.DISCLOSURE, where=typed.location, sentence=sentence)
