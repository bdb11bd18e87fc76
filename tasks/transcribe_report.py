"""What the readers of each rendering would be told, before anything is drawn: what the next version is compared with."""

from adapters.render.markdown import rich
from quarterly.disclosure.personal_data import with_open_sentences_marked, without_identifiers
from quarterly.disclosure.report_inputs import ExemptInputs, PublicInputs, RestrictedInputs, for_members, redact
from quarterly.reporting.parts import MaterialOf
from quarterly.reporting.stored_transcripts import Transcripts
from quarterly.reporting.transcript import transcribe


def transcribe_report(whole: RestrictedInputs) -> Transcripts:
    """Return the transcript of each rendering, of an exempt one only if anything is exempt."""
    seen = without_identifiers(whole)
    public = MaterialOf[PublicInputs](redact(seen), rich)
    restricted = MaterialOf[RestrictedInputs](with_open_sentences_marked(seen), rich)
    transcripts: Transcripts = {"public": transcribe(public), "restricted": transcribe(restricted)}
    if exempt := for_members(seen):
        transcripts["exempt"] = transcribe(MaterialOf[ExemptInputs](exempt, rich))
    return transcripts
