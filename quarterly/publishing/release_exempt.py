"""What is exempt, on the release page: the parts with paragraph, reason and who decided, and where the pack for members is."""

from quarterly.publishing.release_page import ReleasePage
from quarterly.reporting.model import Block
from quarterly.reporting.sections.exclusion import exempt_parts, is_of_executive, reasons
from quarterly.reporting.wording.exempt import notices_of_private_meeting

EXEMPT_PACK = "exempt/report.html"  # beside the page


def exempt(page: ReleasePage) -> list[Block]:
    """Return what is exempt and why, with a link to the exempt pack."""
    lead: Block = {
        "type": "prose",
        "blocks": [
            {
                "type": "paragraph",
                "runs": [
                    {"text": "Nothing of it is in the public report, which says what it is and why it is exempt. Read "},
                    {"text": "the pack for members", "href": EXEMPT_PACK},
                    {"text": " too: it is released with the report, into the restricted store."},
                ],
            }
        ],
    }
    found = [lead, reasons(exempt_parts(page.council), "release")]
    if is_of_executive(page.council):
        meeting = page.council.profile.calendar.meetings.get(str(page.quarter))
        found.append({"type": "paragraph", "text": notices_of_private_meeting(meeting)})
    return found
