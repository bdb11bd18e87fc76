"""An agenda's final file: stored as evidence, and its figures held against those of the draft that it was made from."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from adapters.audit import record
from adapters.cycle_context import CycleContext
from adapters.drafts import last_draft
from adapters.file_text import text_of_file
from adapters.filed_evidence import filed_evidence
from quarterly.publishing.agenda_figures import ComparedFile, compared
from quarterly.publishing.audit import FILED
from quarterly.publishing.drafts import Draft
from quarterly.reporting.model import Report
from quarterly.vocabulary.agenda_act import AgendaAct
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.errors import SetupError

_EXEMPT = "a figure of what is not for publication is another in the agenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalFile:
    """A final file that was read: how its figures stand beside the report's, and each that is another in a line."""

    public: ComparedFile
    exempt: ComparedFile | None = None

    @property
    def act(self) -> AgendaAct:
        """What is recorded of it: counts."""
        found = [self.public, *([self.exempt] if self.exempt else [])]
        return AgendaAct(
            same=sum(each.same for each in found),
            other=sum(len(each.others) for each in found),
            not_found=sum(len(each.not_found) for each in found),
        )

    @property
    def lines(self) -> list[str]:
        """Each figure that is another; of what is exempt its place alone."""
        of_exempt = self.exempt.others if self.exempt else ()
        return [*(each.line for each in self.public.others), *(f"{each.where}: {_EXEMPT}" for each in of_exempt)]

    @property
    def not_found(self) -> list[str]:
        """The rows and sentences of the public report that were not found word for word."""
        return [*self.public.not_found]

    @property
    def absent(self) -> list[str]:
        """The titles of the public report's parts that are not in the file."""
        return [*self.public.absent]


def read_final(cycle: CycleContext, name: str, body: bytes) -> tuple[FinalFile, Draft]:
    """Return a final file held against the last draft, and that draft; raise SetupError if there is none, or no text to read."""
    draft = last_draft(cycle)
    if draft is None or not draft.folder:
        raise SetupError(f"There is no draft of {cycle.quarter} to hold the agenda's file against. Run the cycle first.")
    text = text_of_file(name, body)
    found = {each: _report(cycle, f"{draft.folder}/{each}/report.json") for each in ("public", "exempt")}
    if found["public"] is None:
        raise SetupError(f"The draft of {cycle.quarter} is not stored any more. Run the cycle first.")
    exempt = compared(found["exempt"], text) if found["exempt"] else None
    return FinalFile(public=compared(found["public"], text), exempt=exempt), draft


def file_final(cycle: CycleContext, name: str, body: bytes, act: AuditEvent) -> tuple[FinalFile, AuditEvent]:
    """Store a final file as evidence and record how its figures stand; `act` says who files it, and when."""
    found, draft = read_final(cycle, name, body)
    file = filed_evidence(cycle, name, body, datetime.fromisoformat(act.at), "the agenda")
    filed = replace(act, kind=FILED, link="", pack=draft.pack, evidence=file.name, evidence_digest=file.digest, agenda=found.act)
    return found, record(cycle.restricted, filed)


def _report(cycle: CycleContext, key: str) -> Report | None:
    return cast(Report, json.loads(cycle.restricted.read(key))) if cycle.restricted.exists(key) else None
