"""The indicators a council reports: how each is defined, which way is good, and which targets were agreed."""

from typing import Annotated, Any

from pydantic import Field

from quarterly.configuration.exemption import Exemption
from quarterly.configuration.ids import ShortName
from quarterly.configuration.relations import OfWhich, PartsOf, Population
from quarterly.configuration.rules import AmountText
from quarterly.configuration.targets.plan import Number, TargetPlan, Versions, plan_in_force
from quarterly.configuration.targets.target import Target, target_at
from quarterly.configuration.targets.words import MOST_DECIMALS
from quarterly.configuration.yaml_files.dated import QuarterText, TimeLimited, YearText
from quarterly.configuration.yaml_files.files import ConfigurationModel
from quarterly.vocabulary.basis import Basis, Method
from quarterly.vocabulary.counted import Counted
from quarterly.vocabulary.illustrative import says_illustrative
from quarterly.vocabulary.numbers import Unit
from quarterly.vocabulary.polarity import Polarity
from quarterly.vocabulary.quarter import Quarter
from quarterly.vocabulary.references import normalised_ref, titled
from quarterly.vocabulary.years import Year

Group = Annotated[tuple[str, ...], Field(min_length=2)]


def _ref_left_out(read: dict[str, Any]) -> str:
    return usual_ref(str(read["id"]))


def usual_ref(id: str) -> str:
    """Return the reference of an indicator that states none: "PI 1178" of a number, "FD2" of itself, none of plain words."""
    # "re-referrals" is a key for files. Readers know "FD2", "NI-59", "PI 1178".
    if id[0].isdigit():
        return f"PI {id}"
    return id if any(each.isupper() or each.isdigit() for each in id) else ""


def plain_name(name: str) -> str:
    """Return a name in the form in which names are compared."""
    return " ".join(name.casefold().split())


class Indicator(TimeLimited):
    """One performance indicator as it is defined in one quarter.

    `id` names it in files and never changes; `ref` is what readers know it by, empty where they know its name alone. `library` is
    the definition it was taken from, "" for one of the council's own.
    `targets` are by year, in the indicator's own unit. `basis` is the basis of the value as sent and printed,
    `status_basis` that of the value that is rated, where the two differ. `breaks` are quarters from which values cannot be
    compared with earlier ones, `rebased` those of them from which the basis is another. `denominator_service` sends the
    denominator where `service` sends the numerator alone. `rule` names one of the profile's rating rules, "" the usual one;
    `limits` and `thresholds` are the amounts and figures that the rule leaves to each indicator. `counts` decides whether small
    counts are held back, `succeeds` names an ended indicator that counted the same, `population` the people of whom it is a rate.
    """

    id: ShortName = Field(
        description="A short name that never changes: letters, digits and hyphens. In quotes if it is a number."
    )
    ref: str = Field(
        default_factory=_ref_left_out,
        max_length=20,
        pattern=r"^(\S+( \S+)*)?$",
        description=(
            "The council's own reference, as readers see it: NI 59, BV 162. Empty, they see the name alone. Left out, it is the "
            "id; of an id that is a number PI and the number, of an id of small letters none."
        ),
    )
    library: str = Field(
        "",
        description=(
            "A definition of the library (`quarterly definitions` lists them), which gives the name, unit, basis, polarity and "
            "whatever else is left out here."
        ),
    )
    name: str = Field(description="As readers see it.")
    service: str = Field(description="One of the profile's services, by its key.")
    denominator_service: str = Field("", description="Who sends the denominator where another service sends the numerator.")
    priority: str = Field(description="The Council Plan priority it belongs to, by its id.")
    unit: Unit = Field(description="What a value counts in.")
    decimals: int = Field(0, ge=0, le=4, description="How many decimals are printed. Ratings compare unrounded.")
    dfe: str = Field(
        "",
        description=(
            "DfE's measure by title or code (reference/dfe-measures-polarity.csv). Its polarity counts where none is stated."
        ),
    )
    polarity: Polarity = Field(description="Which way is good. Left out, it is that of DfE's measure under dfe.")
    polarity_rationale: str = Field(description="Why this way is good, for readers who ask.")
    counts: Counted = Field(
        Counted.SENSITIVE,
        description="What it counts. Left out, children by a sensitive fact, whose small counts are always held back.",
    )
    succeeds: str = Field(
        "",
        description="The id of an ended indicator that counted the same: whoever reads both has one series of figures.",
    )
    population: str = Field("", description="The people of whom it is a rate: one of the catalogue's populations, by its key.")
    basis: Basis = Field(description="The stretch of time a value speaks of, as it is sent and printed.")
    status_basis: Basis | None = Field(
        None, description="The basis of the value that is rated, where it is not that of the value as sent."
    )
    targets: dict[YearText, Versions] = Field(
        default_factory=dict,
        description="What was agreed, by the year that its basis counts (2026-27, of calendar years 2026), in its own unit.",
    )
    rule: str = Field("", description="The rating rule, by its name in the profile. Left out, the usual one.")
    limits: dict[str, AmountText] = Field(
        default_factory=dict,
        description="Amounts of its rating rule that differ for this indicator, or that the rule leaves to it.",
    )
    thresholds: dict[str, Number] = Field(
        default_factory=dict, description="Figures its rule asks for by name, such as floor: 60, in the indicator's unit."
    )
    stable: AmountText = Field("0", description="How far a value may move and still count as stable: 0, 2 points, 5%.")
    forecast: Method | None = Field(None, description="How the year's end is forecast. Left out, by what the values count.")
    owner: str = Field(description="Who answers for it and is asked for commentary: one of the contacts, by its key.")
    suites: tuple[str, ...] = Field((), description="The suites it is in, by their keys.")
    set: str = Field("", description="One of the profile's sets, by its key.")
    due: tuple[Annotated[int, Field(ge=1, le=4)], ...] = Field(
        (1, 2, 3, 4),
        description="The quarters of the year in which it is reported, such as [4] or [2, 4]. Left out: all.",
    )
    target_origin: str = Field(
        "",
        description=(
            "Who set its target (limits, thresholds), and how. Printed with the method; “Illustrative: …” marks it, and what "
            "follows from it, [i]."
        ),
    )
    breaks: tuple[QuarterText, ...] = Field((), description="Quarters from which values cannot be compared with earlier ones.")
    rebased: tuple[QuarterText, ...] = Field((), description="Quarters from which the basis is another.")
    definition: str = Field("", description="What is counted, in a sentence for readers.")
    notes: tuple[str, ...] = Field((), description="Sentences printed with the indicator.")
    exempt: Exemption | None = Field(
        None, description="Why the indicator is not for publication. Its name stays public. Left out, the public reads it."
    )

    def plan(self, quarter: Quarter) -> TargetPlan | None:
        """Return the version of the target agreed for a quarter, or None if none is agreed yet."""
        return plan_in_force(self.versions(quarter), quarter)

    def agreed(self, quarter: Quarter) -> Target:
        """Return the target of a quarter as far as it follows from the plan alone, without averages of others and history."""
        return target_at(self.plan(quarter), quarter, year=self.rated_basis.year)

    def versions(self, quarter: Quarter) -> tuple[TargetPlan, ...]:
        """Return all versions of the target agreed for a quarter's year, which is that over which the rated value is counted."""
        return self.targets.get(self.rated_basis.year.key(quarter), ())

    @property
    def has_illustrative_target(self) -> bool:
        """Whether its target, and the limits and thresholds stated beside it, were made up for a sample."""
        return says_illustrative(self.target_origin)

    @property
    def rated_on_another_basis(self) -> bool:
        """Whether the value that is rated has another basis than the value sent and printed."""
        return self.status_basis not in (None, self.basis)

    @property
    def rated_basis(self) -> Basis:
        """The basis its values are rated on, which is the one they are sent on unless it states another."""
        return self.status_basis or self.basis

    @property
    def target_decimals(self) -> int:
        """How many decimals a target that was worked out is printed with at most: beside a count, no more than the count has."""
        return self.decimals if self.unit is Unit.COUNT else MOST_DECIMALS

    @property
    def break_quarters(self) -> list[Quarter]:
        """The quarters from which its definition is another."""
        return [Quarter.parse(text) for text in self.breaks]

    @property
    def short(self) -> str:
        """What readers know it by in a sentence: its reference, or its name where it has none."""
        return self.ref or self.name

    @property
    def keys(self) -> frozenset[str]:
        """Its id and its reference in the form in which refs are compared: a return may name it by either."""
        return frozenset(key for key in (normalised_ref(self.id), normalised_ref(self.ref)) if key)

    @property
    def titled(self) -> str:
        """Its reference and its name, as headings print them; the name alone where there is no reference."""
        return titled(self.ref, self.name)


class Catalogue(ConfigurationModel):
    """All indicators of a council, in the order in which reports list them, and how their counts are related.

    Relations name indicators by their ids, also such as are not in force in the quarter: their earlier figures are public.
    """

    indicators: tuple[Indicator, ...]
    parts_of: tuple[PartsOf, ...] = Field((), description="What adds up: indicators whose counts add up to another's count.")
    of_which: tuple[OfWhich, ...] = Field((), description="Pairs of indicators, of which one counts some of another's cases.")
    same_denominator: tuple[Group, ...] = Field(
        (), description="Lists of indicators, by their ids, whose percentages or rates are out of the same cases."
    )
    denominator_is: dict[str, str] = Field(
        default_factory=dict, description="Indicators whose denominator is another indicator's count, each with that one's id."
    )
    same_count: tuple[Group, ...] = Field(
        (),
        description="Lists of indicators, by their ids, that count the same over other stretches of time: the quarter, the year "
        "to date, 12 months.",
    )
    stock_and_flow: dict[str, tuple[str, str]] = Field(
        default_factory=dict,
        description="Indicators of how many there are, each with those of how many came and how many left: [came, left].",
    )
    populations: dict[str, Population] = Field(
        default_factory=dict, description="People of whom rates are worked out, by a key each that indicators name."
    )

    def find(self, ref: str, name: str = "") -> Indicator | None:
        """Return the indicator with this id or ref ("1178", "PI - 1178"); where `ref` is blank, the only one of this name."""
        key = normalised_ref(ref)
        for indicator in self.indicators:
            if key and key in (normalised_ref(indicator.id), normalised_ref(indicator.ref)):
                return indicator
        wanted = plain_name(name)
        named = [each for each in self.indicators if wanted and not key and plain_name(each.name) == wanted]
        return named[0] if len(named) == 1 else None

    def year_of_both(self, pair: OfWhich) -> Year | None:
        """Return the year from whose beginning a whole and its part are both counted, if both are in force and are; else None."""
        bases = [each.basis for each in self.indicators if each.id in (pair.whole, pair.part)]
        return bases[0].year if len(bases) == 2 and bases[0] is bases[1] and bases[0].is_to_date else None

    def of_service(self, service: str) -> tuple[Indicator, ...]:
        """Return the indicators of which a service sends the value, the numerator or the denominator."""
        return tuple(i for i in self.indicators if service in (i.service, i.denominator_service))
