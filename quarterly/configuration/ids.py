"""The short names a council gives to what it reports become file names: how long they may be, and of which characters."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

# A file system takes 255 bytes for a name, and S3 1,024 for a whole key, in which a council's, a service's and an indicator's
# names stand beside digests and the name of a file. Without a limit a cycle would fail late, where it stores what it has made.
LONGEST = 60
_CHARACTERS = r"[A-Za-z0-9][A-Za-z0-9-]*"


def slug(text: str) -> str:
    """Return a text as a short name: small letters, digits and single hyphens, no more than are allowed; "" of none of them."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", text.casefold()))[:LONGEST].strip("-")


def too_long(name: str) -> str:
    """Return what is wrong with a short name that is longer than LONGEST, "" if nothing is."""
    if len(name) <= LONGEST:
        return ""
    return f"“{name[:20]}…” has {len(name)} characters, and a name that becomes part of file names may have {LONGEST}"


def _short_name(name: str) -> str:
    """Return a short name as it is; raise ValueError with the remedy where it could not be part of a file name or an address.

    A slash would put a service's files into a folder of another name, and a space or an accent is written differently by
    different programs, so that what was stored under it would not be found again.
    """
    if problem := too_long(name):
        raise ValueError(f"{problem}: give it a shorter one")
    if not re.fullmatch(_CHARACTERS, name):
        raise ValueError(f"“{name}” may be of letters without accents, digits and hyphens, and begins with a letter or a digit")
    return name


ShortKey = Annotated[str, AfterValidator(_short_name)]  # of a mapping: editors complete its values, and learn of no pattern
ShortName = Annotated[
    ShortKey,
    Field(json_schema_extra={"maxLength": LONGEST, "pattern": f"^{_CHARACTERS}$"}),  # for editors, which run no validator
]
