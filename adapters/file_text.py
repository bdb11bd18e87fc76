"""The text of a PDF or a Word file that came from outside, read in a child process."""

import subprocess
import sys
from pathlib import Path

from quarterly.vocabulary.errors import SetupError

_ROOT = Path(__file__).resolve().parents[1]
_COMMAND = [sys.executable, "-B", "-m", "adapters.file_text_child"]
_SECONDS = 40.0
_FEWEST = 40  # characters: less is no report, but a scan of one
ENDINGS = (".pdf", ".docx")


def text_of_file(name: str, body: bytes) -> str:
    """Return the text of a PDF or a Word file; raise SetupError, naming the file, if it cannot be read or is a scan."""
    if not name.casefold().endswith(ENDINGS):
        raise SetupError(f"{name} is neither a PDF nor a Word file (.docx). Save it as one of these.")
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            _COMMAND,
            input=body,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # messages of libraries quote the file
            cwd=_ROOT,
            env={},  # without our environment, which has secrets
            timeout=_SECONDS,
            start_new_session=True,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise SetupError(f"{name} cannot be read. Save it anew as PDF or Word (.docx), without a password.") from error
    text = done.stdout.decode("utf-8", "replace")
    if len("".join(text.split())) < _FEWEST:
        raise SetupError(f"{name} has no text in it, as a scan has none. File the PDF or Word file that was uploaded.")
    return text
