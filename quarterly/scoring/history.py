"""Earlier quarters as they are known now: published figures, imported figures, and restatements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quarterly.scoring.series.points import Point, Series
from quarterly.scoring.series.values import Value, series_by_indicator
from quarterly.vocabulary.marks import Mark
from quarterly.vocabulary.quarter import Quarter

LOOKED_BACK = 20  # quarters: more than that a control chart of quarterly figures cannot use

PublishedPoints = Mapping[Quarter, Sequence[Mapping[str, Point]]]


def history(imported: Iterable[Value], published: PublishedPoints) -> dict[str, Series]:
    """Return the earlier figures by indicator id.

    `published` are the points of each quarter's first and newest version, without a value where none was published. A published
    figure takes precedence over an imported one, unless that is marked as revised [r]: then it is a restatement, and the value of
    the first version is recorded beside it.

    What a version suppressed stays suppressed, however many the restatement counts. Of 100 in three parts the public read 60 and
    two marks, for 36 and 4. The final 12 in place of the 4 would do no harm by itself; but 108 less 60 and 12 is 36, and whoever
    has that and the old report has the 4 as well.
    """
    found = series_by_indicator(imported)
    for quarter, versions in published.items():
        for indicator, newest in versions[-1].items():
            first = versions[0].get(indicator, newest)
            series = found.setdefault(indicator, {})
            restated = series.get(quarter)
            if restated and Mark.REVISED in restated.marks:
                # Printed as 62.9 at the time and imported as 64.1 [r]: charts and travel use 64.1, and say that 62.9 was printed.
                published_then = first.value if restated.as_published is None else restated.as_published
                was_suppressed = any(version[indicator].suppressed for version in versions if indicator in version)
                suppressed = restated.suppressed or was_suppressed
                series[quarter] = replace(restated, as_published=published_then, suppressed=suppressed)
            elif newest.value is not None:
                series[quarter] = replace(newest, as_published=newest.value if first.value is None else first.value)
    return dict(found)
