"""Check every file of a return, mark copies, and write to its sender."""

from collections.abc import Sequence
from dataclasses import replace

from adapters.checking import SentFile, check_file
from adapters.checking_keys import validation_key
from adapters.cycle_context import CycleContext
from adapters.expectations import rulebook_of
from adapters.inbox import COMMENTARY
from adapters.mail.queue import queue_letter
from adapters.one_file import log
from adapters.workbook.kinds import ending_of
from adapters.workbook.reader import shared_reader
from quarterly.collecting.check_scope import ValidationInputs
from quarterly.collecting.received import RawReturn
from quarterly.collecting.returns.answered_questions import Answering, with_answers_of
from quarterly.collecting.returns.dates_ahead import with_dates_ahead
from quarterly.collecting.returns.in_force import answered_return
from quarterly.collecting.returns.records import CheckedFile, ServiceReturn
from quarterly.collecting.sheets.findings import counts_by_code, counts_by_severity
from quarterly.commentary.findings_letters import findings_letter
from quarterly.commentary.letters import Attachment
from quarterly.screening.screening import Screening
from quarterly.vocabulary.errors import ReturnError
from tasks.references import ValidatedReturn


def check_return(cycle: CycleContext, inputs: ValidationInputs, screening: Screening, raw: RawReturn) -> ValidatedReturn:
    """Store what counts of a return with its findings, and queue a letter about them; return a reference to it."""
    key, bodies = validation_key(cycle, inputs), [b"" if file.refused else cycle.restricted.read(file.key) for file in raw.files]
    checked = [_checked(cycle, inputs, screening, (number, body)) for number, body in enumerate(bodies)]
    rules = rulebook_of(cycle.council)
    checked = with_dates_ahead(checked, inputs.dated_ahead, rules)
    answering = Answering(inputs.service, cycle.quarter, inputs.given, inputs.past)
    sent = answered_return(answering, checked, cycle.council, rules)
    copies, uncopied = _annotate(cycle, key, bodies, sent)
    if sent.findings or inputs.service != COMMENTARY:
        queue_letter(cycle.restricted, cycle.post, findings_letter(cycle.council, cycle.quarter, sent, copies, uncopied))
    return ValidatedReturn(
        service=inputs.service,
        output=cycle.save(key, sent),
        severities=counts_by_severity(sent.findings),
        refused=sum(bool(file.refused) for file in sent.files),
        codes=counts_by_code(sent.findings),
    )


def _checked(cycle: CycleContext, inputs: ValidationInputs, screening: Screening, file: tuple[int, bytes]) -> CheckedFile:
    """Check one file; one that was refused on its arrival is not read, as it is not in the archive."""
    number, body = file
    name, digest = inputs.files[number]
    if refused := inputs.refused.get(digest, ""):
        return CheckedFile(name=name, digest=digest, refused=refused)
    sent = SentFile(body=body, service=inputs.service, name=name, digest=digest)
    checked = check_file(sent, cycle.council, cycle.quarter, screening, inputs.pasts)
    left_out, arrival = inputs.left_out.get(digest, ()), inputs.arrivals.get(digest, 0)
    return replace(
        with_answers_of(checked, inputs.sent_on[digest], rulebook_of(cycle.council)), left_out=left_out, arrival=arrival
    )


def _annotate(cycle: CycleContext, key: str, bodies: Sequence[bytes], sent: ServiceReturn) -> tuple[list[Attachment], list[str]]:
    """Return the marked copies, and the names of the files that could not be copied."""
    copies, uncopied = [], []
    for position, (body, checked) in enumerate(zip(bodies, sent.files, strict=True)):
        if checked.findings and not checked.refused:
            try:
                marked = shared_reader().annotated(body, checked.findings)
            except ReturnError:
                log.warning("%s: no marked copy could be made", checked.name)
                uncopied.append(checked.name)
                continue
            # By position, as a correction often has the name of the file that it corrects.
            copy = f"{key}/{position}-checked.{ending_of(marked)}"
            cycle.restricted.write(copy, marked)
            copies.append(Attachment(f"{checked.name.rpartition('.')[0]}-checked.{ending_of(marked)}", copy))
    return copies, uncopied
