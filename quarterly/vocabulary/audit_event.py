"""One audit event: what a person did to a quarter besides sending files, recorded once and never changed."""

from dataclasses import dataclass
from typing import Literal

from quarterly.vocabulary.accepted_finding import AcceptedFinding
from quarterly.vocabulary.agenda_act import AgendaAct
from quarterly.vocabulary.canonical import digest
from quarterly.vocabulary.chasing_act import ChasingAct
from quarterly.vocabulary.commentary_act import CommentaryAct
from quarterly.vocabulary.further_figure import FurtherFigure
from quarterly.vocabulary.meeting_record import MeetingRecord
from quarterly.vocabulary.sentence_decision import SentenceDecision

# A removal is of a file, a sentence or a name that was purged from all that is stored; a file that is held is not deleted by age.
Kind = Literal[
    "correction", "revision", "run", "sign-off", "release", "withdrawal", "purge", "set-aside", "counted-again", "removal",
    "hold", "unhold", "sentence-cleared", "sentence-struck", "suppression", "suppression-undone",
    "extension", "leave", "chasing-paused", "chasing-resumed", "stepped-up",
    "finding-accepted", "acceptance-undone", "mail-taken", "mail-thrown-away", "commentary-asked", "commentary-edited",
    "sign-off-withdrawn", "not-approved",
    "agenda-published", "agenda-moved", "agenda-withdrawn", "agenda-filed", "agenda-late", "meeting-recorded",
]  # fmt: skip
ClaimMatch = Literal["", "is proven", "matches", "does not match", "cannot be compared"]
_TITLES = {
    "run": "New version",
    "set-aside": "Return set aside",
    "counted-again": "Return counted again",
    "sentence-cleared": "Sentence cleared",
    "sentence-struck": "Sentence struck",
    "suppression": "Further figures suppressed",
    "suppression-undone": "Further figures printed again",
    "finding-accepted": "Finding accepted",
    "acceptance-undone": "Acceptance of a finding taken back",
    "extension": "More time granted",
    "chasing-paused": "Reminders paused",
    "chasing-resumed": "Reminders resumed",
    "stepped-up": "Taken to the head of the service",
    "commentary-asked": "Question about an indicator",
    "commentary-edited": "Commentary edited",
    "sign-off-withdrawn": "Sign-off taken back",
    "not-approved": "Sign-off refused",
    "agenda-published": "Agenda published",
    "agenda-moved": "Moved to another meeting",
    "agenda-withdrawn": "Withdrawn from the agenda",
    "agenda-filed": "Agenda's final file",
    "agenda-late": "Reason for lateness",
    "meeting-recorded": "Meeting recorded",
    "mail-taken": "Mail taken in",
    "mail-thrown-away": "Mail thrown away",
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A kind of what holds a release back (`quarterly.publishing.holds`), and the one reason why all of it was accepted."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """What was done, when (`at`, ISO in UTC), by which role and why. The public reads `reason` and `effect`: both are screened.

    `version` is the newest version published when the event was recorded, 0 before the first. `files` are the digests (hex
    sha256) of the files that a correction or revision brings, or of the file that is set aside or counts again; of a mail
    that is taken in or thrown away, its id. `evidence` is the
    name of an archived file, `evidence_digest` its sha256. `pack` is the draft that was signed off or released, or the public
    release that a purge deleted. Of a release, `accepted` is what it went out with, and `not_before` (ISO in UTC) the moment
    before which it stays private, "" if it may go out at once. `claimed_sender` and `claimed_pack` say how what the evidence
    claims compares with the role's mail address and with `pack`. `login` is who was logged in at the proxy, "" where none names
    people; neither it nor the claims are ever public. `sentence` is what was decided about one sentence in which personal data
    was found, `further` the figures that are suppressed since, or printed again, as the audit of a draft proposed. `advice` and
    `advice_digest` are the file with the data protection officer's advice on a figure that can be worked out. `finding` is the
    finding that was accepted, or whose acceptance was taken back. `commentary` is what was asked about an indicator, or the words
    that stand in place of a reply. `chasing` is what was decided about reminders. `link` is where
    the agenda that was published, or the minutes, can be read. `meeting` is what the committee decided, `agenda` what else is
    known of an item on an agenda.
    """

    # The order of events and versions is read from `version`, because the clocks of two machines may differ. A version that is
    # being published at the same moment is still missed: `files` shows whether it already contains what the event brings.

    kind: Kind
    council: str
    quarter: str
    at: str
    by: str
    reason: str = ""
    version: int = 0
    approved_by: str = ""
    service: str = ""
    effect: str = ""
    evidence: str = ""
    evidence_digest: str = ""
    pack: str = ""
    files: tuple[str, ...] = ()
    sentence: SentenceDecision | None = None
    accepted: tuple[Accepted, ...] = ()
    not_before: str = ""
    login: str = ""
    claimed_sender: ClaimMatch = ""
    claimed_pack: ClaimMatch = ""
    further: tuple[FurtherFigure, ...] = ()
    advice: str = ""
    advice_digest: str = ""
    finding: AcceptedFinding | None = None
    chasing: ChasingAct | None = None
    commentary: CommentaryAct | None = None
    link: str = ""
    meeting: MeetingRecord | None = None
    agenda: AgendaAct | None = None

    @property
    def id(self) -> str:
        """The event's key: the start of the digest of all its fields."""
        return digest(self)[:16]

    @property
    def title(self) -> str:
        """The name of its kind as printed: "Correction"."""
        return _TITLES.get(self.kind, self.kind.capitalize())
