"""What of a council a return is checked against: a change of anything else checks nothing again."""

from typing import Any

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.council import Council

# How an indicator is rated, explained and printed is no matter of the return.
_NOT_ASKED: dict[str, Any] = {
    "polarity_rationale": "", "limits": {}, "thresholds": {}, "stable": "0", "forecast": None, "owner": "",
    "suites": (), "set": "", "target_origin": "", "definition": "", "notes": (),
}  # fmt: skip


def config_for_sender(sender: str, council: Council) -> Council:
    """Return the council as the checks of a sender see it: other services' indicators are there to be known, without targets."""
    seen = tuple(_seen(indicator, sender) for indicator in council.catalogue.indicators)
    return council.model_copy(update={"catalogue": council.catalogue.model_copy(update={"indicators": seen})})


def _seen(indicator: Indicator, sender: str) -> Indicator:
    own = sender in (indicator.service, indicator.denominator_service)
    return indicator.model_copy(update=_NOT_ASKED if own else {**_NOT_ASKED, "targets": {}})
