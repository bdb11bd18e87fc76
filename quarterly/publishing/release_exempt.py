"""What is exempt, on the release page: the parts with paragraph, reason and who decided, and where the pack for members is."""

from quarterly.publishing.release_page import ReleasePage
from quarterly.reporting.model import Block
from quarterly.reporting.sections.exclusion import exempt_parts, reasons

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
    return [lead, reasons(exempt_parts(page.council), "release")]
