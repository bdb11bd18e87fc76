"""The folders of templates and the one Jinja environment that renders them."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parents[2] / "templates" / "report"
SITE, MAIL = FOLDER.parent / "site", FOLDER.parent / "mail"

# jinja2.select_autoescape looks at the last suffix only and would leave ".html.j2" unescaped, so escaping is always on.
ENVIRONMENT = Environment(
    loader=FileSystemLoader([FOLDER, SITE, MAIL]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    auto_reload=False,
)
