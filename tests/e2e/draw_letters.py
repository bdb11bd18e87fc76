"""Draw the letters in docs/pictures anew: those of the quarter that is played by mail, as a small telephone shows them.

First play the quarter, which keeps its letters: `KEEP_LETTERS_IN=var/letters .venv/bin/pytest tests/e2e/test_quarter_by_mail.py`.
Then draw them: `.venv/bin/python -m tests.e2e.draw_letters var/letters`.
"""

import sys
from base64 import b64decode
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.chromium import Page, page

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
# How the name of each begins in the folder: to whom, of which kind and, of lists, on which day. The first that was sent is drawn.
DRAWN = {
    "letter-call": "care.data-call-",
    "letter-request": "head.care-request-",
    "letter-reminder": "door.data-reminder-",
    "letter-sign-off": "director-sign-off-",
    "letter-officers-list": "performance-officer-20261016-",
}
WIDTH, SHARPNESS = 320, 1.5  # CSS pixels, and pixels of the picture for each of them
BODY = '<body style="margin: 0">'
HEAD = """<header style="padding: .75rem 1rem; background: #f3f2f1; color: #14212b; font-family: Arial, Helvetica, sans-serif">
<p style="margin: 0; font-size: .8125rem">To {to}</p>
<p style="margin: .25rem 0 0; font-weight: bold; overflow-wrap: anywhere">{subject}</p>
</header>"""


def main(folder: Path) -> None:
    """Draw one letter of each kind into its file."""
    with TemporaryDirectory() as profile, page(Path(profile)) as tab:
        tab.call("Emulation.setDeviceMetricsOverride", width=WIDTH, height=1, deviceScaleFactor=SHARPNESS, mobile=True)
        for name, beginning in DRAWN.items():
            letters = map(read, folder.glob(f"{beginning}*.eml"))
            first = min(letters, key=lambda letter: parsedate_to_datetime(letter["Date"]))
            shown = Path(profile) / f"{name}.html"
            shown.write_text(as_shown(first), "utf-8")
            (PICTURES / f"{name}.png").write_bytes(picture(tab, shown))


def read(file: Path) -> EmailMessage:
    """Return a letter of the folder."""
    return message_from_bytes(file.read_bytes(), policy=default)


def as_shown(letter: EmailMessage) -> str:
    """Return the page of a letter below its address and subject, as a mail program shows them."""
    body = letter.get_body(preferencelist=("html",))
    assert body is not None, "every letter has a page"
    head = HEAD.format(to=escape(str(letter["To"])), subject=escape(str(letter["Subject"]).strip()))
    return str(body.get_content()).replace(BODY, BODY + head)


def picture(tab: Page, file: Path) -> bytes:
    """Return a picture of the whole of a page."""
    tab.open(file.as_uri())
    height = tab.run("document.body.scrollHeight")
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": height, "scale": 1}
    shot = tab.call("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
    return b64decode(shot["data"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
