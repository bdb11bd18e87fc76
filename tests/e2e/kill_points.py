"""The points at which runs are killed: for every stage a request to the store when half of its work is done."""

from collections.abc import Callable

from tests.e2e.s3_proxy import Hold
from tests.installation import KEY


def _stage(council: str, stage: str) -> str:
    return f"/stages/{council}/{KEY}/{stage}/"


POINTS: dict[str, Callable[[str], Hold]] = {
    "collect-returns": lambda c: Hold("PUT", f"/archive/{c}/{KEY}/safeguarding/receipts/"),
    "validate-return": lambda c: Hold("PUT", _stage(c, "validate_return")),
    "score-indicators": lambda c: Hold("PUT", _stage(c, "score_indicators")),
    # The first letter is sent, but not yet recorded as sent.
    "mail-sent": lambda c: Hold("PUT", f"/post/{c}/{KEY}/[^/]+/sent.json"),
    # Every letter is queued, and none is sent.
    "mail-begun": lambda c: Hold("PUT", f"/post/{c}/{KEY}/request-[^/]+/letter.json", answered=True),
    "compile-report": lambda c: Hold("PUT", rf"{_stage(c, 'compile_report')}[^/]+/public/report.pdf"),
    # The restricted version is published, the public one is not.
    "half-published": lambda c: Hold("PUT", f"/store/public/{c}/{KEY}/releases/.*/manifest.json"),
    # The public version is published, but the run does not know yet.
    "just-published": lambda c: Hold("PUT", f"/store/public/{c}/{KEY}/index.json", answered=True),
}
