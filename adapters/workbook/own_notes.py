"""Notes that an earlier round of marking left on cells, and the sender's own that may stand behind them."""

import re

_OURS = re.compile(r"(?:CRITICAL|WARNING|INFO) \S+: .*\nWhat to do: ", re.DOTALL)
_BEFORE_OWN = "\n\nNote that was here before: "


def is_ours(text: str) -> bool:
    """Whether the text of a note begins with a finding."""
    return bool(_OURS.match(text))


def own_part(text: str) -> str:
    """Return what the sender wrote in a note, without findings; "" if nothing."""
    return text.partition(_BEFORE_OWN)[2] if is_ours(text) else text


def behind_findings(own: str) -> str:
    """Return the sender's own note as it stands behind findings."""
    return f"{_BEFORE_OWN}{own}" if own else ""
