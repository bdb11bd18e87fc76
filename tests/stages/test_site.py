"""Do the stages leave a site of what is public, and nothing restricted in it?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.cycle_context import CycleContext
from adapters.index_page import publication_folder
from adapters.publication import NewVersion, PublicationFolder, publish, versions
from adapters.withdrawal import withdraw
from quarterly.publishing.versions import ReleaseFile
from tests.installation import COUNCIL, KEY, QUARTER, Installation, own_council
from tests.snapshots import Snapshots
from tests.stages.chain import published_by_stages

PAGE = f"{COUNCIL}/indicators/1178.html"
SITE = (
    "index.html",
    "councils.json",
    f"{COUNCIL}/index.html",
    f"{COUNCIL}/accessibility.html",
    PAGE,
    f"{COUNCIL}/{KEY}/site.json",
)


@pytest.fixture
def published(installation: Installation, snapshots: Snapshots) -> Installation:
    return published_by_stages(installation, snapshots)


def test_a_published_quarter_is_on_the_site_of_the_public_store_alone(published: Installation) -> None:
    assert [key for key in SITE if not published.public.exists(key)] == []
    assert [key for key in SITE if published.restricted.exists(key)] == []
    assert "104.9" in published.public.read(PAGE).decode()


def test_a_figure_that_the_public_may_not_see_is_suppressed_on_its_page(published: Installation) -> None:
    page = published.public.read(f"{COUNCIL}/indicators/1180.html").decode()
    assert 'data-column="Value"><div>[c]</div>' in page


def test_what_owners_wrote_stands_as_the_public_report_prints_it(published: Installation) -> None:
    page = published.public.read(f"{COUNCIL}/indicators/1176.html").decode()
    assert page.count("Head of assessment and safeguarding") == 1  # the report prints it twice
    assert "Why, and what was being done" not in published.public.read(f"{COUNCIL}/indicators/1180.html").decode()


def test_the_page_of_a_quarter_leads_to_the_site(published: Installation) -> None:
    assert (
        '<a href="../index.html">All quarters and indicators of Dudley'
        in published.public.read(f"{COUNCIL}/{KEY}/index.html").decode()
    )
    assert b"../index.html" not in published.restricted.read(f"{COUNCIL}/{KEY}/index.html")


def test_without_a_site_the_page_of_a_quarter_leads_to_the_agenda(published: Installation) -> None:
    profile = (Path(__file__).parents[2] / "councils" / COUNCIL / "profile.yaml").read_text(encoding="utf-8")
    (site,) = (line for line in profile.splitlines() if line.startswith("site:"))
    changes = [("profile.yaml", site, "site: none\nagenda: https://dudley.example/agendas")]
    cycle = CycleContext.of(str(own_council(published.folder / COUNCIL, changes)), QUARTER)
    folder, index = publication_folder(cycle, published.public), versions(published.public, COUNCIL, KEY)
    assert index is not None
    assert b'<a href="https://dudley.example/agendas">Agendas of Dudley' in folder.index_page(index)


def test_a_withdrawal_takes_the_figures_off_the_site(published: Installation) -> None:
    cycle = CycleContext.of(COUNCIL, QUARTER)
    withdraw(publication_folder(cycle, cycle.settings.public()), "It was wrong.", datetime(2012, 11, 1, tzinfo=UTC))
    assert [key for key in SITE if b"104.9" in published.public.read(key)] == []
    assert "Withdrawn on 1 November 2012" in published.public.read(PAGE).decode()


def test_a_mistake_in_what_holds_later_leaves_no_withdrawn_figure_on_the_site(published: Installation) -> None:
    dated = "short_name:\n  - {is: Dudley}\n  - {since: 2012-13 Q2, is: [1]}"
    council = str(own_council(published.folder / COUNCIL, [("profile.yaml", "short_name: Dudley", dated)]))
    later = PublicationFolder(published.public, COUNCIL, "2012-13-q2", lambda _: b"")
    file = ReleaseFile("report.html", "text/html", "Report", b"A report.")
    publish(later, NewVersion(rendering="public", files=[file], reason=""), datetime(2012, 11, 1, tzinfo=UTC))
    cycle = CycleContext.of(council, QUARTER)
    withdraw(publication_folder(cycle, cycle.settings.public()), "It was wrong.", datetime(2012, 11, 1, tzinfo=UTC))
    assert [key for key in SITE if b"104.9" in published.public.read(key)] == []
