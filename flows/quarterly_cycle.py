"""One council's quarter, from returns to publication."""

from typing import Any

from prefect import flow
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed

from adapters.workplace import Workplace
from quarterly.narrative.dates import day_of
from quarterly.publication import CHANGED
from quarterly.reason import screened
from quarterly.stages import CommentaryRound, Outcome, Pack, Publication, Returns, ScorecardReference
from tasks.collect_returns import collect_returns
from tasks.compile_report import compile_report
from tasks.publish_report import publish_report
from tasks.request_commentary import request_commentary
from tasks.results import SLUG
from tasks.score_indicators import score_indicators
from tasks.today import today
from tasks.validate_return import validate_return


@flow(
    name="quarterly-cycle",
    flow_run_name="{council} {quarter}",
    result_storage=SLUG,
    persist_result=False,
    result_serializer="json",
)
def quarterly_cycle(council: str, quarter: str, reason: str = CHANGED) -> State[Any]:
    """Collect the returns of a quarter, validate and score them, ask for commentary, compile the report and publish it.

    Run it again after any correction: stages whose inputs have not changed are skipped, and an unchanged report is not
    published twice.

    Args:
        council: Folder of the council, such as dudley.
        quarter: Financial year and quarter, such as 2012-13 Q1.
        reason: One sentence for the public if this run replaces a published version. Nothing about a child.
    """
    place = Workplace.of(council, quarter)
    reason = screened(reason, place.council)
    returns = collect_returns(council, quarter)
    if not returns.received:
        return Completed(name="AwaitingReturns", message=f"Nothing has been received for {place.quarter}.")
    validated = tuple(validate_return(council, quarter, raw) for raw in returns.received)
    of_services = tuple(sent for sent in validated if sent.service in place.council.profile.services)
    scorecard = score_indicators(council, quarter, of_services)
    show_ratings(place, scorecard)
    commentary = request_commentary(council, quarter, scorecard, validated)
    if waiting := held_by_gate(place, returns, commentary):
        return waiting
    pack = compile_report(council, quarter, scorecard, commentary, validated)
    show_checks(place, pack)
    if waiting := held_by_pack(place, pack):
        return waiting
    publication = publish_report(council, quarter, pack, reason)
    show_links(place, publication)
    return Completed(
        name="Published", message=f"{place.quarter}: {publication.describe()}.", data=Outcome(publication, scorecard)
    )


def held_by_gate(place: Workplace, returns: Returns, commentary: CommentaryRound) -> State[Any] | None:
    """Return the state to wait in where the profile holds publication back for something still missing."""
    gates = place.council.profile.gates
    if gates.returns == "hold" and returns.missing:
        return Completed(name="AwaitingReturns", message=f"Not received: {', '.join(returns.missing)}.")
    if gates.commentary == "hold" and commentary.awaited:
        return Completed(name="AwaitingCommentary", message=f"{commentary.describe().capitalize()}.")
    return None


def held_by_pack(place: Workplace, pack: Pack) -> State[Any] | None:
    """Return the state to wait in where the report may not go out: it contradicts itself, or is to be considered first."""
    draft = f"The draft: {place.restricted.address.rstrip('/')}/{pack.output.key.removesuffix('.json')}/restricted/report.html"
    if pack.blocked:
        found = (
            f"Consistency checks hold the report back: {', '.join(pack.blocked)}. The performance officer has been told where."
        )
        return Completed(name="AwaitingCommentary", message=f"{found} {draft}.")
    body, considered = place.council.profile.gates.considered_by, day_of(pack.considered_on)
    if body and (considered is None or not place.quarter.ends < considered <= today()):
        early = considered is not None and considered <= place.quarter.ends
        ask = f"The day in the cover workbook is {'before the quarter ended' if early else 'still to come'}."
        ask = ask if considered else "Say on which day it did in the cover workbook."
        message = f"The report is ready; {body} has yet to consider it. {ask} {draft}."
        return Completed(name="WithDemocraticServices", message=message)
    return None


def show_checks(place: Workplace, pack: Pack) -> None:
    """Leave the number of findings of the consistency checks in the Prefect UI, by code alone."""
    create_table_artifact(
        key=f"checks-{place.council.key}-{place.quarter.key}",
        table=[{"check": code, "found": count, "holds": code in pack.blocked} for code, count in pack.checks.items()],
        description=f"{place.council.profile.short_name} {place.quarter}: consistency checks of the report",
    )


def show_ratings(place: Workplace, scorecard: ScorecardReference) -> None:
    """Leave a table of ratings in the Prefect UI: statuses and counts only."""
    create_table_artifact(
        key=f"ratings-{place.council.key}-{place.quarter.key}",
        table=[{"rating": word, "indicators": count} for word, count in scorecard.ratings.items()],
        description=f"{place.council.profile.short_name} {place.quarter}: indicators by rating",
    )


def show_links(place: Workplace, publication: Publication) -> None:
    """Leave links to the publication in the Prefect UI."""
    create_markdown_artifact(
        key=f"publication-{place.council.key}-{place.quarter.key}",
        markdown=(
            f"# {place.council.profile.short_name} {place.quarter}: version {publication.version}\n\n"
            f"- All versions: {publication.index}\n"
            f"- Public report: {publication.public}/report.html\n"
            f"- Restricted pack: {publication.restricted}/report.html\n"
        ),
        description="Where the report is published",
    )
