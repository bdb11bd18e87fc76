"""The six stages by name, in their order, and what a run may be asked to do again."""

from typing import Literal, get_args

WHAT_CHANGED: Literal["only what has changed"] = "only what has changed"
StageChoice = Literal[
    "only what has changed",
    "collect_returns",
    "validate_return",
    "score_indicators",
    "request_commentary",
    "compile_report",
    "publish_report",
]
ORDER: tuple[str, ...] = get_args(StageChoice)[1:]
