"""Who takes in an answer: one function for each kind of letter that is answered by mail."""

from collections.abc import Callable, Mapping

from adapters.cycle_context import CycleContext
from adapters.mail.returns_by_mail import take_return
from quarterly.commentary.letters import Letter, LetterKind
from quarterly.correspondence.outcomes import SetAside, Taken
from quarterly.correspondence.received import ReceivedMail

# Takes the context of the letter's quarter, the mail, the letter that it answers and the council's folder. Its sender is whom the
# letter went to, or acts for them, and is proven or vouched for by an officer. It is called again after a crash: what it does, it
# does once.
TakesIn = Callable[[CycleContext, ReceivedMail, Letter, str], Taken | SetAside]

BY_KIND: Mapping[LetterKind, TakesIn] = {
    LetterKind.RETURN: take_return,
}
