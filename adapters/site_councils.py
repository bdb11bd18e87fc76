"""The first page of the public store, and the list of councils that it is drawn from, in which each council has an entry."""

from dataclasses import replace

from adapters.render.site_pages import councils_html
from adapters.store import Store
from quarterly.publishing.site.listing import CouncilEntry, CouncilList
from quarterly.vocabulary.errors import SetupError
from quarterly.vocabulary.stored_forms import StoredForm

PAGE, LIST = "index.html", "councils.json"
_LIST = StoredForm("the list of councils of the site", CouncilList)


def write_councils(store: Store, council: str, entry: CouncilEntry) -> list[str]:
    """Set a council's entry and draw the first page; return the keys of what was written, raise PublishConflict if disturbed."""
    page = store.read_tagged(PAGE)  # before the list: see the other pages of the site
    found = store.read_tagged(LIST)
    listed = _read(found[0] if found else None)
    listed = replace(listed, councils={**listed.councils, council: entry})
    written = []
    for key, body, there, kind in (
        (LIST, _LIST.to_bytes(listed), found, "application/json"),
        (PAGE, councils_html(listed), page, "text/html; charset=utf-8"),
    ):
        if there is None or there[0] != body:
            store.swap(key, body, there[1] if there else None, kind)
            written.append(key)
    return written


def _read(body: bytes | None) -> CouncilList:
    try:
        return _LIST.from_bytes(body, LIST) if body else CouncilList()
    except SetupError:
        return CouncilList()  # it follows from what is published: every council puts itself in again
