"""The artifacts of a run in the Prefect UI: counts, statuses and links, never a figure or a text of the report."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from prefect import get_client
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.context import FlowRunContext

from adapters.cycle_context import CycleContext
from adapters.inbox import OTHERS
from quarterly.collecting.received import Returns
from quarterly.collecting.returns.records import ServiceReturn
from quarterly.commentary.requests import Commentary, by_owner
from quarterly.publishing.holds import HoldKind, Outstanding, how_many, is_held
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND
from tasks.references import CommentaryRound, Pack, Publication, ScorecardReference, ValidatedReturn


def show_tags(cycle: CycleContext) -> None:
    """Tag the run with its council and quarter, so that the runs of one can be found."""
    run = FlowRunContext.get()
    if run and run.flow_run:
        with get_client(sync_client=True) as client:
            client.update_flow_run(run.flow_run.id, tags={*run.flow_run.tags, cycle.council.key, cycle.quarter.key})


def show_returns(cycle: CycleContext, returns: Returns, validated: Sequence[ValidatedReturn]) -> None:
    """Show what each sender sent, with the number of findings by severity, and which services sent nothing."""
    names = {key: service.name for key, service in {**cycle.council.profile.services, **OTHERS}.items()}
    rows = [
        {
            "from": names[raw.service],
            "files": str(len(raw.files)),
            "last": f"{raw.files[-1].counted_from:%Y-%m-%d %H:%M}",
            "refused": str(checked.refused),
            **{str(severity): str(count) for severity, count in checked.severities.items()},
        }
        for raw, checked in zip(returns.received, validated, strict=True)
    ]
    rows += [{"from": names[service], "files": "not received"} for service in returns.missing]
    _table(cycle, "returns", rows, "returns received, with findings by weight (times in UTC)")


def show_findings(cycle: CycleContext, validated: Sequence[ValidatedReturn]) -> None:
    """Show the number of findings in the returns by rule code."""
    found = Counter(
        (finding.code, str(finding.severity)) for sent in validated for finding in cycle.load(ServiceReturn, sent.output).findings
    )
    rows = [{"finding": code, "weight": severity, "found": str(count)} for (code, severity), count in sorted(found.items())]
    _table(cycle, "findings", rows, "findings in the returns by code")


def show_ratings(cycle: CycleContext, scorecard: ScorecardReference) -> None:
    """Show how many indicators have each rating."""
    rows = [{"rating": word, "indicators": count} for word, count in scorecard.ratings.items()]
    legend = f". {LEGEND}" if any(ILLUSTRATIVE in word for word in scorecard.ratings) else ""
    _table(cycle, "ratings", rows, f"indicators by rating{legend}")


def show_commentary(cycle: CycleContext, commentary: CommentaryRound) -> None:
    """Show how many indicators each role has yet to explain."""
    awaited = by_owner(cycle.council, cycle.load(Commentary, commentary.output).awaited)
    contacts = cycle.council.profile.contacts
    rows = [{"awaited from": contacts[owner].role, "indicators": str(len(ids))} for owner, ids in awaited.items()]
    _table(cycle, "commentary", rows, "commentary outstanding")


def show_checks(cycle: CycleContext, pack: Pack) -> None:
    """Show the number of findings of the consistency checks by code."""
    rows = [{"check": code, "found": count} for code, count in pack.checks.items()]
    _table(cycle, "checks", rows, "consistency checks of the report")


def show_outstanding(cycle: CycleContext, found: Sequence[Outstanding]) -> None:
    """Show what somebody should look at before a release, worst first: how much of each kind, where, and whether it is held."""
    gates, rows = cycle.council.profile.gates, []
    for kind in HoldKind:
        if here := [each.where for each in found if each.kind is kind]:
            status = "held back" if is_held(kind, gates) else "accepted by the profile"
            rows.append({"what": how_many(kind, len(here)), "status": status, "where": "; ".join(dict.fromkeys(here))})
    _table(cycle, "outstanding", rows, "what to look at before a release, worst first; the sentences are beside the draft")


def show_draft(cycle: CycleContext, draft: str, page: str) -> None:
    """Show where the draft and the release page can be read."""
    create_markdown_artifact(
        key=_key(cycle, "draft"),
        markdown=(
            f"# {cycle.council.profile.short_name} {cycle.quarter}: a draft waits\n\n"
            f"- What to look at before it is released: {page}\n"
            f"- The draft, with flags in its margin: {draft}\n"
        ),
        description="Where the draft is read",
    )


def show_incident(cycle: CycleContext, sentence: str, page: str) -> None:
    """Show that what is public already gives small counts away, and where it is said which."""
    create_markdown_artifact(
        key=_key(cycle, "incident"),
        markdown=f"# {cycle.council.profile.short_name} {cycle.quarter}: an incident\n\n{sentence}\n\n- Release page: {page}\n",
        description="What is public already gives small counts away",
    )


def show_links(cycle: CycleContext, publication: Publication) -> None:
    """Show links to the publication."""
    create_markdown_artifact(
        key=_key(cycle, "publication"),
        markdown=(
            f"# {cycle.council.profile.short_name} {cycle.quarter}: version {publication.version}\n\n"
            f"- All versions: {publication.index}\n"
            f"- Public report: {publication.public}/report.html\n"
            f"- Restricted pack: {publication.restricted}/report.html\n"
            + (f"- Exempt pack: {publication.exempt}\n" if publication.exempt else "")
        ),
        description="Where the report is published",
    )


def show_steps(cycle: CycleContext, steps: Sequence[Mapping[str, str]]) -> None:
    """Show which stages were run and which were skipped, and why."""
    _table(cycle, "stages", steps, "what was done, what was skipped, and why")


def _table(cycle: CycleContext, what: str, rows: Sequence[Mapping[str, Any]], description: str) -> None:
    create_table_artifact(
        key=_key(cycle, what),
        table=[dict(row) for row in rows],
        description=f"{cycle.council.profile.short_name} {cycle.quarter}: {description}",
    )


def _key(cycle: CycleContext, what: str) -> str:
    return f"{what}-{cycle.council.key}-{cycle.quarter.key}"
