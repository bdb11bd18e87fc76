"""What an audit found, as it is stored with a draft and shown to whoever releases it."""

from dataclasses import dataclass

from quarterly.publishing.holds import Outstanding
from quarterly.vocabulary.further_figure import FurtherFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """What holds a draft back, what would mend it, and what is to be known besides.

    `told` are the counts that can be worked out once the draft is public; `proposed` the fewest further figures found that
    prevent it, and `is_enough` whether they prevent all of it. `incidents` are counts that can be worked out from what is
    public already: no reason to hold the draft back, unless it tells more, but one to withdraw what is public or to purge it.
    `notes` are corrections that tell of few cases, sums that do not add up, and counts that follow wrongly from what is
    printed. `needless` are figures that an officer had suppressed and that can be printed. `shown` and `suppressed` count the
    figures of the draft.
    """

    told: tuple[Outstanding, ...] = ()
    proposed: tuple[FurtherFigure, ...] = ()
    is_enough: bool = True
    incidents: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    needless: tuple[FurtherFigure, ...] = ()
    shown: int = 0
    suppressed: int = 0
