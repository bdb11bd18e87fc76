"""What the page of a run shows of each stage: counts, statuses and links."""

from collections import Counter
from collections.abc import Mapping, Sequence

from prefect import get_client
from prefect.context import FlowRunContext

from adapters.cycle_context import CycleContext
from adapters.inbox import OTHERS
from flows.quarter_page import Part, QuarterPage
from quarterly.collecting.received import Returns
from quarterly.publishing.holds import HoldKind, Outstanding, how_many, is_held
from quarterly.vocabulary.illustrative import ILLUSTRATIVE, LEGEND
from tasks.references import CommentaryRound, Pack, Publication, ScorecardReference, ValidatedReturn


def show_tags(cycle: CycleContext) -> None:
    """Tag the run with its council and quarter, so that the runs of one can be found."""
    run = FlowRunContext.get()
    if run and run.flow_run:
        with get_client(sync_client=True) as client:
            client.update_flow_run(run.flow_run.id, tags={*run.flow_run.tags, cycle.council.key, cycle.quarter.key})


def show_returns(page: QuarterPage, returns: Returns, validated: Sequence[ValidatedReturn]) -> None:
    """Show what each sender sent, with the number of findings by severity, and which services sent nothing."""
    names = {key: service.name for key, service in {**page.cycle.council.profile.services, **OTHERS}.items()}
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
    page.table(Part.RETURNS, rows)


def show_findings(page: QuarterPage, validated: Sequence[ValidatedReturn]) -> None:
    """Show the number of findings in the returns by rule code."""
    found = Counter[tuple[str, str]]()
    for each in (count for sent in validated for count in sent.codes):
        found[each.code, each.severity] += each.count
    rows = [{"finding": code, "weight": severity, "found": str(count)} for (code, severity), count in sorted(found.items())]
    page.table(Part.FINDINGS, rows)


def show_ratings(page: QuarterPage, scorecard: ScorecardReference) -> None:
    """Show how many indicators have each rating."""
    rows = [{"rating": word, "indicators": count} for word, count in scorecard.ratings.items()]
    page.table(Part.RATINGS, rows, LEGEND if any(ILLUSTRATIVE in word for word in scorecard.ratings) else "")


def show_commentary(page: QuarterPage, commentary: CommentaryRound) -> None:
    """Show how many indicators each role has yet to explain."""
    contacts = page.cycle.council.profile.contacts
    rows = [{"awaited from": contacts[owner].role, "indicators": str(count)} for owner, count in commentary.awaited.items()]
    page.table(Part.COMMENTARY, rows)


def show_checks(page: QuarterPage, pack: Pack) -> None:
    """Show the number of findings of the consistency checks by code."""
    rows = [{"check": code, "found": count} for code, count in pack.checks.items()]
    page.table(Part.CHECKS, rows)


def show_outstanding(page: QuarterPage, found: Sequence[Outstanding]) -> None:
    """Show what somebody should look at before a release, worst first: how much of each kind, where, and whether it is held."""
    gates, rows = page.cycle.council.profile.gates, []
    for kind in HoldKind:
        if here := [each.where for each in found if each.kind is kind]:
            status = "held back" if is_held(kind, gates) else "accepted by the profile"
            rows.append({"what": how_many(kind, len(here)), "status": status, "where": "; ".join(dict.fromkeys(here))})
    page.table(Part.OUTSTANDING, rows, "The sentences are beside the draft." if rows else "")


def show_draft(page: QuarterPage, draft: str, release_page: str) -> None:
    """Show where the draft and the release page can be read."""
    page.links(Part.DRAFT, {"What to look at before it is released": release_page, "The draft, with flags in its margin": draft})


def show_incident(page: QuarterPage, sentence: str, release_page: str) -> None:
    """Show that what is public already gives small counts away, and where it is said which."""
    page.text(Part.INCIDENT, f"{sentence}\n\n- Release page: {release_page}")


def show_links(page: QuarterPage, publication: Publication) -> None:
    """Show links to the publication."""
    links = {
        f"Version {publication.version} and all before it": publication.index,
        "Public report": f"{publication.public}/report.html",
        "Restricted pack": f"{publication.restricted}/report.html",
        "Exempt pack": publication.exempt,
    }
    page.links(Part.PUBLICATION, links)


def show_steps(page: QuarterPage, steps: Sequence[Mapping[str, str]]) -> None:
    """Show which stages were run and which were skipped, and why."""
    page.table(Part.STAGES, steps)
