"""What the columns of the open data mean, as CSV on the Web (W3C, 2015): metadata that programs read."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from quarterly.configuration.profile import Profile
from quarterly.configuration.scales import Scale
from quarterly.configuration.site import NO_SITE
from quarterly.publishing.open_data.council_table import DATA, DATA_COLUMNS, INDICATOR_COLUMNS, INDICATORS, KEY
from quarterly.publishing.open_data.figure_row import NUMBERS
from quarterly.publishing.open_data.published import VersionStatus
from quarterly.publishing.open_data.symbols import MEANINGS
from quarterly.vocabulary.basis import Basis
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity

METADATA = "csv-metadata.json"  # where the standard has programs look beside any CSV file
_SYMBOLS = "; ".join(f"{symbol} {meaning}" for symbol, meaning in MEANINGS.items())
_MEANINGS: Final[Mapping[str, str]] = {
    "council": "The council that reports.",
    "period_start": "The quarter's first day.",
    "period_end": "The quarter's last day.",
    "version": "The version of the quarter's report that gives this figure; 1 is the first.",
    "version_status": "Whether the version is in force, was replaced by a later one, or is withdrawn and has no figures.",
    "published_on": "The day the version was published.",
    "version_reason": "Why the version replaced the one before, as it was published; empty for a first version.",
    "indicator": "The indicator's short name, which never changes.",
    "reference": "The indicator's reference, as the report prints it.",
    "name": "The indicator's name in this version.",
    "quarter": "The quarter reported, of a financial year from April to March.",
    "unit": "What the value counts in. A date is a number of eight digits, such as 20260930; yes is 1, no is 0.",
    "basis": "The stretch of time the value covers.",
    "good_is": "Which way is good.",
    "value": "The figure, rounded as it is printed.",
    "numerator": "The cases counted, where value and denominator leave no other number.",
    "denominator": "The cases that a percentage or rate is out of.",
    "rated_value": "The value that was rated, where that is on another basis.",
    "rated_basis": "The stretch of time the rated value covers.",
    "target": "The quarter's target; of a range, its lower end.",
    "target_upper": "The upper end of a target that is a range.",
    "target_in_words": "The target as the report prints it.",
    "distance": "How far the rated value is from the target: above 0 is better than the target, below 0 worse.",
    "distance_unit": "What the distance counts in.",
    "rating_code": "The rating reported, as a code of the council's scale.",
    "rating": "The rating reported, in words; or why there is none.",
    "rule_rating_code": "The rating by rule, which a decision may have replaced.",
    "since_previous_quarter": "The direction since the quarter before, or why the two do not compare.",
    "since_same_quarter_last_year": "The direction since the same quarter last year, or why the two do not compare.",
    "since_last_year_end": "The direction since the last quarter of the year before, where the council compares with it.",
    "since_named_quarter": "A quarter that the council compares with, and the direction since.",
    "forecast": "The forecast for the end of the year.",
    "symbol": f"Why there is no value, or what is to be known of it: {_SYMBOLS}.",
    "target_symbol": "Why there is no target, by the same symbols.",
    "rating_symbol": "Why there is no rating, by the same symbols.",
    "illustrative": "The columns of this row that were made up for a sample, or follow from what was.",
    "definition": "What is counted.",
    "why_good": "Why this way is good.",
    "sent_by": "The service that sends the figure.",
}
_CHOICES: Final[Mapping[str, Sequence[str]]] = {
    "unit": [each.value for each in Unit],
    "basis": [each.value for each in Basis],
    "good_is": [each.value for each in Polarity],
    "version_status": [each.value for each in VersionStatus],
}
_NEVER_EMPTY = (
    *KEY,
    "council",
    "period_start",
    "period_end",
    "version_status",
    "published_on",
    "name",
    "unit",
    "basis",
)
_DIALECT = {"encoding": "utf-8", "lineTerminators": ["\r\n", "\n"], "header": True}


def metadata(profile: Profile) -> dict[str, Any]:
    """Return the metadata of a council's open data, with its scale and with what readers of its site have to know first."""
    note = "" if profile.site == NO_SITE else profile.site.note
    council, title = profile.name, profile.report.title
    rows = {"columnReference": "indicator", "reference": {"resource": INDICATORS, "columnReference": "indicator"}}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": f"{council}: {title}",
        "dc:publisher": council,
        "dc:description": "Every figure of every version of every quarter that the council has published. What is suppressed in "
        f"the report is suppressed here. {note}".strip(),
        "tables": [
            _table(DATA, DATA_COLUMNS, profile.scales.indicators, {"primaryKey": list(KEY), "foreignKeys": [rows]}),
            _table(INDICATORS, INDICATOR_COLUMNS, profile.scales.indicators, {"primaryKey": "indicator"}),
        ],
    }


def _table(url: str, columns: Sequence[str], scale: Scale, keys: dict[str, Any]) -> dict[str, Any]:
    return {"url": url, "dialect": _DIALECT, "tableSchema": {"columns": [_column(each, scale) for each in columns], **keys}}


def _column(name: str, scale: Scale) -> dict[str, Any]:
    meaning = _MEANINGS[name] + (_codes(scale) if name == "rating_code" else "")
    column = {"name": name, "titles": name, "dc:description": meaning, "datatype": _datatype(name)}
    return {**column, "required": True} if name in _NEVER_EMPTY else column


def _codes(scale: Scale) -> str:
    """Say what each code stands for, and whether it counts as on target: that is the council's own decision."""
    on_target = {True: "on target", False: "off target"}
    codes = [f"{each.status} is {each.word} ({on_target[each.counts_as_on_target]})" for each in scale.states]
    return f" Best first, in the newest quarter: {'; '.join(codes)}." if codes else ""


def _datatype(name: str) -> str | dict[str, str]:
    if name in NUMBERS:
        return "decimal"
    if name in ("period_start", "period_end", "published_on"):
        return "date"
    if name == "version":
        return "positiveInteger"
    choices = _CHOICES.get(name)
    return {"base": "string", "format": f"({'|'.join(choices)})"} if choices else "string"
