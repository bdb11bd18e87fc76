"""Pages that can be followed: links lead somewhere, paths exist, and README, decisions and glossary keep their shape."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, anchors, code, links, pages

NAMED = sorted(str(page.relative_to(ROOT)) for page in pages())
ROOMS = ("adapters", "cli", "councils", "deployments", "docs", "examples", "expectations", "flows", "quarterly", "serving")
PATH = re.compile(rf"(?:{'|'.join((*ROOMS, 'tasks', 'templates', 'tests'))})/[\w./-]*")
HISTORY = "CHANGELOG.md"  # names what was, too


@pytest.mark.parametrize("name", NAMED)
def test_every_link_leads_to_a_page_and_a_heading_that_exist(name: str) -> None:
    page = ROOT / name
    lost = []
    for link in links(page):
        target, _, anchor = link.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        there = (page.parent / target).resolve() if target else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("name", [name for name in NAMED if name != HISTORY])
def test_every_path_of_the_checkout_that_a_page_names_exists(name: str) -> None:
    page = ROOT / name
    paths = [text for text in code(page) if PATH.fullmatch(text)]
    assert [path for path in paths if not (ROOT / path).exists() and not (page.parent / path).exists()] == []


def test_every_page_of_docs_can_be_reached_from_the_readme() -> None:
    reached, open_ = set[Path](), [ROOT / "README.md"]
    while open_:
        page = open_.pop()
        reached.add(page)
        found = ((page.parent / link.partition("#")[0]).resolve() for link in links(page) if "://" not in link)
        open_ += [each for each in found if each.suffix == ".md" and each not in reached]
    assert [name for name in NAMED if name.startswith("docs/") and (ROOT / name).resolve() not in reached] == []


def test_every_make_target_is_explained() -> None:
    targets = re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    explained = "".join((ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "CONTRIBUTING.md"))
    assert [target for target in targets if not re.search(rf"\bmake {target}(?![\w-])", explained)] == []


def test_the_readme_is_read_in_a_few_minutes() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("page", sorted((ROOT / "docs/decisions").glob("0*.md")), ids=lambda page: page.stem)
def test_a_decision_says_what_made_it_necessary_and_what_follows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    number, title = int(page.name[:4]), text.splitlines()[0].removeprefix("# ")
    assert title.startswith(f"{number}. ")
    assert [heading for heading in re.findall(r"^## (.+)$", text, re.MULTILINE) if heading != "Status"] == [
        "Context", "Decision", "Consequences",
    ]  # fmt: skip
    assert len(text.splitlines()) <= 30
    assert f"[{title}]({page.name})" in (page.parent / "README.md").read_text(encoding="utf-8")


def test_the_glossary_gives_each_word_one_sentence_in_the_order_of_the_alphabet() -> None:
    entries = re.findall(r"^\| \*\*(.+?)\*\* \| (.+) \|$", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE)
    words = [word for word, _ in entries]
    assert words == sorted(set(words), key=lambda word: re.sub(r"\W", " ", word.casefold()))
    assert [word for word, meaning in entries if not meaning.endswith(".") or re.search(r"[.!?] ", meaning)] == []


def test_no_word_of_the_glossary_is_one_we_do_not_use() -> None:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    words = {word for word, _ in re.findall(r"^\| \*\*(.+?)\*\* \| (.+) \|$", text, re.MULTILINE)}
    refused = {word.strip() for row in re.findall(r"^\| ([^*|]+) \| ", text.partition("## Words we do not use")[2], re.MULTILINE)
               for word in re.sub(r"\(.*?\)", "", row).split(",")}  # fmt: skip
    assert words & refused == set()


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    printed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [line.split()[0] for line in printed.splitlines()] == re.findall(r"^([a-z0-9-]+):.*## ", makefile, re.MULTILINE)
