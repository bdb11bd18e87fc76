"""What holds a release back because of exempt matter: a public text that seems to give an exempt figure."""

from collections.abc import Iterator, Sequence

from quarterly.disclosure.quoted_exempt import indicators_quoted
from quarterly.disclosure.report_inputs import RestrictedInputs
from quarterly.publishing.holds import HoldKind, Outstanding
from quarterly.reporting.sourced_texts import SourcedText


def exempt_holds(whole: RestrictedInputs, public: Sequence[SourcedText]) -> Iterator[Outstanding]:
    """Yield what to look at in the texts that the public reads; the sentence itself is in the draft, and is not repeated."""
    for typed in public:
        for indicator in indicators_quoted(typed.text, whole):
            sentence = (
                f"It gives a number that prints like the figure of {indicator.ref}, which is exempt. Have the text changed, or "
                "accept it where the number is another."
            )
            yield Outstanding(kind=HoldKind.DISCLOSURE, where=typed.location, sentence=sentence)
