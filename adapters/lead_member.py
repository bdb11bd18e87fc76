"""Send the lead member their page before the meeting, where the profile names one and lets them have every figure."""

from adapters.cycle_context import CycleContext
from adapters.mail.queue import queue_letter
from quarterly.commentary.lead_member_letter import lead_member_letter
from quarterly.commentary.letters import Attachment
from quarterly.publishing.drafts import SHOWN

PAGE = "lead-member.pdf"


def send_lead_member_page(cycle: CycleContext, folder: str, pack: str) -> None:
    """Store the letter with the page of a pack, once; none where the pack has no page, or the address is not to have one."""
    profile, key = cycle.council.profile, f"{folder}/restricted/{PAGE}"
    reader = profile.contacts.get(profile.democratic_services.lead_member)
    if reader is None or not profile.drafts.is_restricted_for(reader.email) or not cycle.restricted.exists(key):
        return
    page = Attachment(f"{cycle.council.key}-{cycle.quarter.key}-{PAGE}", key)
    queue_letter(cycle.restricted, cycle.post, lead_member_letter(cycle.council, cycle.quarter, pack[:SHOWN], reader, page))
