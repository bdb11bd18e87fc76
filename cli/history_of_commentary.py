"""What officers and those who sign did about commentary and drafts, in the words of `quarterly history`; never what was said."""

from datetime import date

from quarterly.configuration.catalogue import Catalogue
from quarterly.vocabulary.audit_event import AuditEvent
from quarterly.vocabulary.quarter import long_date

_ON_A_PACK = {
    "sign-off": "signed off pack {pack}",
    "sign-off-withdrawn": "took back the sign-off of pack {pack}",
    "not-approved": "did not approve pack {pack}",
}
SAID = (*_ON_A_PACK, "commentary-asked", "commentary-edited")
_SHOWN = 12  # of a digest


def said_in_words(event: AuditEvent, catalogue: Catalogue, evidence: str) -> str:
    """Return what was said of a pack, or done about commentary."""
    if event.kind in _ON_A_PACK:
        counted = f", counted by: {event.approved_by}" if event.approved_by else ""
        return f"{_ON_A_PACK[event.kind].format(pack=event.pack[:_SHOWN])}{counted}; {evidence}"
    assert event.commentary is not None
    indicator = catalogue.find(event.commentary.indicator)
    name = indicator.short if indicator else event.commentary.indicator
    if event.kind == "commentary-edited":
        return f"put the commentary on {name} into other words"
    by = f", by {long_date(date.fromisoformat(event.commentary.due))}" if event.commentary.due else ""
    return f"asked about {name}{by}"
