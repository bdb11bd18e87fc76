"""Stage 2, once for each service: hold its return against the rules, and tell the sender what to mend."""

from adapters.checking import check_file
from adapters.cycle_context import CycleContext
from adapters.expectations import load_rulebook
from adapters.inbox import COMMENTARY
from adapters.mail_queue import put_in_post
from adapters.one_file import log
from adapters.workbook.reader import shared_reader
from quarterly.collecting.check_scope import config_for_sender
from quarterly.collecting.returns.in_force import service_return
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.collecting.sheets.findings import counts_by_severity
from quarterly.commentary.letters import Attachment, findings_letter
from quarterly.publishing.references import RawReturn, ValidatedReturn
from quarterly.vocabulary.errors import ReturnError
from tasks._stage import stage


def _key(council: str, quarter: str, raw: RawReturn) -> str:
    return CycleContext.of(council, quarter).validation_key(raw)


@stage("validate_return {raw.service}", key=_key)
def validate_return(council: str, quarter: str, raw: RawReturn) -> ValidatedReturn:
    """Check every file of a service, work out which rows are in force, and put the answer to its sender in the post."""
    cycle = CycleContext.of(council, quarter)
    key, seen = cycle.validation_key(raw), config_for_sender(raw.service, cycle.council)
    checked = []
    for file in raw.files:
        body = cycle.restricted.read(file.key)
        checked.append(
            check_file(
                body,
                service=raw.service,
                file=file.name,
                digest=file.digest,
                council=seen,
                quarter=cycle.quarter,
            )
        )
    sent = service_return(raw.service, checked, seen, cycle.quarter, load_rulebook())
    copies, uncopied = _annotate(cycle, key, raw, sent)
    if sent.findings or raw.service != COMMENTARY:
        put_in_post(cycle.restricted, cycle.post, findings_letter(cycle.council, cycle.quarter, sent, copies, uncopied))
    return ValidatedReturn(
        raw.service,
        cycle.save(key, sent),
        counts_by_severity(sent.findings),
        sum(bool(file.refused) for file in sent.files),
    )


def _annotate(cycle: CycleContext, key: str, raw: RawReturn, sent: ServiceReturn) -> tuple[list[Attachment], list[str]]:
    """Return the marked copies, and the names of the files of which none could be made."""
    copies, uncopied = [], []
    for position, (file, checked) in enumerate(zip(raw.files, sent.files, strict=True)):
        if checked.findings and not checked.refused:
            copy = f"{key}/{position}-checked.xlsx"
            try:
                marked = shared_reader().annotated(cycle.restricted.read(file.key), checked.findings)
            except ReturnError:
                log.warning("%s: no marked copy could be made", file.name)
                uncopied.append(file.name)
                continue
            cycle.restricted.write(copy, marked)
            copies.append(Attachment(f"{file.name.rpartition('.')[0]}-checked.xlsx", copy))
    return copies, uncopied
