"""A setting whose name is misspelt, which would otherwise be passed over without a word."""

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

PREFIX = "QUARTERLY_"
_ALIKE = 0.8  # SMPT_HOST and SMTP_HOST are; HOST, by which another program may know its own host, and SMTP_HOST are not
_IN_FILE = re.compile(rb"^\s*(?:export\s+)?(QUARTERLY_\w+)\s*=", re.MULTILINE | re.IGNORECASE)


def names_in(file: bytes) -> list[str]:
    """Return the names of settings in a .env file."""
    return [name.decode() for name in _IN_FILE.findall(file)]


def misspelt(names: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Return each name that is no setting but nearly one, and which; `known` are all, as fields without the prefix.

    Other variables that begin so may be of other programs, such as the proxy's, and are left alone.
    """
    own = {name.upper().removeprefix(PREFIX).lower(): name for name in names}
    unknown = {name: field for field, name in own.items() if field not in known and not field.startswith("_")}  # those are ours
    nearest = {name: get_close_matches(field, known, 1, _ALIKE) for name, field in unknown.items()}
    return {name: f"{PREFIX}{found[0].upper()}" for name, found in nearest.items() if found}
