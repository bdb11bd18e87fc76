"""The texts of a quarter as its files hold them now, and the sentences among them that are open."""

from adapters.answers import validation_inputs
from adapters.archive import archived_by
from adapters.checking import SentFile, read_file
from adapters.checking_keys import validation_key
from adapters.cycle_context import CycleContext
from adapters.expectations import rulebook_of
from adapters.inbox import OTHERS
from adapters.previous_quarter import previous_carry_forward
from adapters.receipts import Receipts
from adapters.screening import screening_in
from quarterly.collecting.open_sentences import TypedText, typed_texts
from quarterly.collecting.received import RawReturn
from quarterly.collecting.returns.answered_questions import Answering
from quarterly.collecting.returns.in_force import answered_return
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.reporting.report_scope import config_for_report
from quarterly.vocabulary.canonical import from_bytes


def texts_in(cycle: CycleContext) -> list[TypedText]:
    """Return every text of a quarter that can reach a reader, from the files in the archive."""
    senders = (*cycle.council.profile.services, *OTHERS)
    listed = Receipts.listed(cycle.restricted, cycle.council, cycle.quarter)
    raw = archived_by(listed, cycle.council, cycle.quarter, senders)
    sent = [_return(cycle, each) for each in raw.values()]
    council = config_for_report(cycle.council, cycle.quarter)
    promised = previous_carry_forward(cycle.restricted, cycle.council, cycle.quarter).undertakings
    return list(typed_texts(sent, promised, council))


def _return(cycle: CycleContext, raw: RawReturn) -> ServiceReturn:
    """Return what is in force of a sender: as it was validated, or where a decision has come since, as it is read now."""
    screening = screening_in(cycle, raw.service)
    inputs = validation_inputs(cycle, raw, screening)  # on no day: whether an answer is still good changes none of the texts
    if stored := cycle.restricted.read_tagged(f"{validation_key(cycle, inputs)}.json"):
        return from_bytes(ServiceReturn, stored[0])
    files = [
        SentFile(body=cycle.restricted.read(file.key), service=raw.service, name=file.name, digest=file.digest)
        for file in raw.files
    ]
    read = [read_file(file, inputs.council, cycle.quarter, screening) for file in files]
    return answered_return(Answering(raw.service, cycle.quarter, inputs.given), read, inputs.council, rulebook_of(inputs.council))
