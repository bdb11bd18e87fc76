"""The site of a council in the public store, drawn again from what is published there whenever that changes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from adapters.open_data import CouncilOf
from adapters.publication import versions_key
from adapters.published_quarters import Damage, quarter_keys, report_damaged
from adapters.render.site_pages import DrawnRows, SiteFrame, council_html, indicator_html, moved_html, statement_html
from adapters.site_councils import write_councils
from adapters.site_drawn_pages import DrawnPages
from adapters.site_quarters import DrawnQuarter, DrawnQuarters, ShownRows, kept_key
from adapters.store import Change, Store
from adapters.written_again import until_undisturbed
from quarterly.configuration.council import Council
from quarterly.configuration.site import NO_SITE, SitePlan
from quarterly.publishing.site.indicator_page import file_name, indicator_page
from quarterly.publishing.site.listing import CouncilEntry, QuarterEntry, council_page, quarter_entries
from quarterly.publishing.site.quarters import Series, page_name, series_of
from quarterly.publishing.site.statement import contact_of, statement
from quarterly.vocabulary.errors import DamagedFiles
from quarterly.vocabulary.quarter import Quarter

_HTML, _JSON = "text/html; charset=utf-8", "application/json"
_KEPT = ".json"
_NOTHING = b"{}\n"  # a kept quarter of a council that has no site any more

Tagged = tuple[bytes, str]


def write_site(store: Store, council: str, council_of: CouncilOf) -> tuple[str, ...]:
    """Write the pages that differ from what is published, and return their keys; safe to run at the same time as others."""
    return until_undisturbed(lambda: _written(store, council, council_of), f"the site in {store.address}")


def _written(store: Store, key: str, council_of: CouncilOf) -> tuple[str, ...]:
    # Pages with their tags first, then what is published: whoever publishes or withdraws between the two makes a swap fail, so
    # that no page is left with a figure that has gone.
    pages = [f"{key}/index.html", f"{key}/accessibility.html", *(each.key for each in store.list(f"{key}/indicators"))]
    there = store.read_all([*pages, _drawn_key(key)])
    quarters = sorted(quarter_keys(store, key))
    if not quarters:
        return ()
    there |= store.read_all([kept_key(key, quarter) for quarter in quarters])
    council = council_of(max(map(Quarter.parse, quarters)))
    profile, wanted, damage = council.profile, dict[str, bytes](), Damage()
    entry = CouncilEntry(name=profile.name, title=profile.report.title, agenda=profile.agenda)
    if profile.site != NO_SITE:
        drawn, kept = _drawn(store, council, quarters, there, damage)
        pages_drawn = DrawnPages.of(there, _drawn_key(key))
        listed = _site(council, profile.site, drawn, council_of, pages_drawn)
        wanted = pages_drawn.pages | kept | {_drawn_key(key): pages_drawn.listed()}
        entry = replace(entry, quarters=listed, note=profile.site.note)
    wanted |= _in_place_of(there.keys() - wanted.keys(), council)
    changed = [each for each, body in wanted.items() if each not in there or there[each][0] != body]
    store.swap_all([_change(each, wanted[each], there.get(each)) for each in changed])
    written = (*changed, *write_councils(store, key, entry))
    report_damaged(store, damage)
    return written


def _drawn_key(council: str) -> str:
    return f"{council}/site.json"


def _drawn(
    store: Store, council: Council, quarters: Sequence[str], there: Mapping[str, Tagged], damage: Damage
) -> tuple[list[DrawnQuarter], dict[str, bytes]]:
    """Return the quarters, newest first, and the files in which each is kept; `quarters` are in order.

    What cannot be read of them goes into `damage`. Of a quarter whose list of versions is damaged nothing is returned, whatever
    was kept of it: it may have been withdrawn since.
    """
    draws = DrawnQuarters.of(store, council.key, council.profile.scales.indicators)
    lists = store.read_all([versions_key(council.key, quarter) for quarter in quarters])
    drawn, files = list[DrawnQuarter](), dict[str, bytes]()
    for quarter in reversed([each for each in quarters if versions_key(council.key, each) in lists]):
        kept, (listed, _) = kept_key(council.key, quarter), lists[versions_key(council.key, quarter)]
        try:
            each, files[kept] = draws.drawn(quarter, listed, there[kept][0] if kept in there else None)
        except DamagedFiles as error:
            damage.lists.append(str(error))
            continue
        damage.files.extend(each["damaged"])
        drawn.append(each)
    return drawn, files


def _site(
    council: Council, plan: SitePlan, drawn: Sequence[DrawnQuarter], council_of: CouncilOf, pages: DrawnPages
) -> list[QuarterEntry]:
    """Add every page of the site to `pages`, and return its quarters for the list of councils; `drawn` are newest first."""
    key, profile, frame = council.key, council.profile, _frame(council, plan)
    shown = [each["quarter"] for each in drawn]
    rows = [{page_name(indicator): found for indicator, found in each["rows"].items()} for each in drawn]
    series = series_of(shown)
    page, parts = council_page(council, shown, series), statement(profile, plan)
    pages.page(f"{key}/index.html", (page, frame), partial(council_html, page, frame))
    pages.page(f"{key}/accessibility.html", (parts, frame), partial(statement_html, parts, frame))
    breaks = {indicator.id: indicator.break_quarters for indicator in council.catalogue.indicators}
    of_last = cache(council_of)
    for indicator in series:
        if indicator.indicator not in breaks:  # it has ended: what breaks its series stands in its last quarter's catalogue
            last = of_last(Quarter.parse(indicator.newest["quarter"])).catalogue.indicators
            breaks |= {each.id: each.break_quarters for each in last if each.id == indicator.indicator}
        broken = sorted(map(str, breaks.get(indicator.indicator, ())))
        found = [each[name] for each in rows if (name := page_name(indicator.indicator)) in each]
        pages.page(
            f"{key}/indicators/{file_name(indicator.indicator)}",
            ([each["digest"] for each in found], broken, frame),
            partial(_indicator, indicator, breaks.get(indicator.indicator, ()), found, frame),
        )
    return quarter_entries(shown)


def _indicator(series: Series, breaks: Collection[Quarter], newest_first: Sequence[ShownRows], frame: SiteFrame) -> bytes:
    """Return an indicator's page, of what was drawn of each quarter by itself."""
    rows: DrawnRows = {
        "figures": "".join(each["drawn"]["figures"] for each in newest_first),
        "explanations": "".join(each["drawn"]["explanations"] for each in newest_first),
        "corrections": "".join(each["drawn"]["corrections"] for each in newest_first),
    }
    return indicator_html(indicator_page(series, breaks), rows, frame)


def _frame(council: Council, plan: SitePlan) -> SiteFrame:
    profile = council.profile
    contact = contact_of(profile, plan)
    return {
        "council": profile.name,
        "note": plan.note,
        "accent": profile.report.accent,
        "role": contact.role,
        "email": contact.email,
        "agenda": profile.agenda,
    }


def _in_place_of(gone: Iterable[str], council: Council) -> dict[str, bytes]:
    """Return what takes the place of files that the site has no more: nothing of them may be left, and no link may break."""
    plan, name = council.profile.site, council.profile.name
    frame, found = _frame(council, SitePlan() if plan == NO_SITE else plan), dict[str, bytes]()
    for key in gone:
        if key.endswith(_KEPT):
            found[key] = _NOTHING
        elif plan == NO_SITE:
            found[key] = moved_html(frame, {"address": council.profile.agenda, "words": f"Agendas of {name}"})
        else:  # of an indicator that no quarter has any more
            found[key] = moved_html(frame, {"address": "../index.html", "words": f"All indicators of {name}"})
    return found


def _change(key: str, body: bytes, found: Tagged | None) -> Change:
    return Change(key, body, found[1] if found else None, _JSON if key.endswith(_KEPT) else _HTML)
