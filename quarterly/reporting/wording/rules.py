"""The council's rating rules in words, for the legend and the method."""

from collections.abc import Iterable

from quarterly.configuration.catalogue import Indicator
from quarterly.configuration.profile import Profile
from quarterly.configuration.rules import Amount, RatingRule, Span, amount
from quarterly.scoring.engine import limits_of


def rules_in_use(profile: Profile, indicators: Iterable[Indicator]) -> list[RatingRule]:
    """Return the rules that are in use, the usual one first; none where there is no indicator."""
    used = {indicator.rule or profile.rule for indicator in indicators}
    order = dict.fromkeys([profile.rule, *profile.rules])
    return [profile.rules[name] for name in order if name in used]


def limits_in_words(rule: RatingRule) -> str:
    """Say what a rule's limits are: "The tolerance is 10% of the target on either side of it."; "" for a rule without limits."""
    return " ".join(_limit(name, text, rule) for name, text in rule.limits.items())


def common_tolerance(profile: Profile, indicators: Iterable[Indicator]) -> Amount | None:
    """Return the tolerance in per cent of target that all these indicators share on both sides of it, None without one."""
    # A chart has one band: 10% drawn behind an indicator that has 5% would be read as its own.
    found = {_tolerance(profile.rule_of(indicator), indicator) for indicator in indicators}
    return found.pop() if len(found) == 1 else None


def _limit(name: str, text: str | None, rule: RatingRule) -> str:
    name_in_words = name.replace("_", " ")
    if text is None:
        return f"Each indicator has a {name_in_words} of its own."
    of = f"{amount(text)} of the target" if amount(text).unit == "%" else str(amount(text))
    return f"The {name_in_words} is {of} on either side of it." if _both_sides(name, rule) else f"The {name_in_words} is {of}."


def _both_sides(name: str, rule: RatingRule) -> bool:
    bounds = {
        bound for band in rule.bands for span in [band.when.get("variance")] if isinstance(span, Span) for _, bound in span.bounds
    }
    return {name, f"-{name}"} <= bounds


def _tolerance(rule: RatingRule, indicator: Indicator) -> Amount | None:
    limits = limits_of(rule, indicator.limits)
    both = [limit for name, limit in limits.items() if limit.unit == "%" and _both_sides(name, rule)]
    return both[0] if len(both) == 1 else None
