"""The documentation as a site: every link leads somewhere, and every page opens as a file, wide and narrow, alone."""

import json
import re
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest
from markdown_it import MarkdownIt

from calendars.installed import NotInstalledError, install_node
from doc_blocks import ROOT
from editors.code_server import find_chromium

HERE = Path(__file__).parent
TOOLS = ROOT / "tests" / "pages"
PAGES = ROOT / "build" / "pages"
SITE = ROOT / "build" / "site"
OLDEST_NODE = 20
SHAPE = {"h1", "h2", "h3", "h4", "li", "ol", "ul", "table", "tr", "td", "pre", "code", "strong", "em"}
NO_FILE = "404.html"
"""What a server shows for an address that is not there: it is no page to open."""

pytestmark = pytest.mark.real


class Page(HTMLParser):
    """What a page has: its elements, in the article if it has one, what it loads, where it leads, and its anchors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shape: Counter[str] = Counter()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self._inside = "<article" not in text
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside |= tag == "article"
        named = {name: value or "" for name, value in attrs}
        self.shape[tag] += self._inside and tag in SHAPE
        self.anchors |= {named[name] for name in ("id", "name") if name in named}
        if "src" in named or (tag == "link" and named.get("rel") != "canonical"):
            self.loads.append(named.get("src") or named["href"])
        elif "href" in named:
            self.links.append(named["href"])

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "article"


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    """Build the site; return its pages by their paths."""
    made = subprocess.run(("make", "docs"), cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    found = sorted(path for path in SITE.rglob("*.html") if path.name != NO_FILE)
    return {path.relative_to(SITE).as_posix(): Page(path.read_text(encoding="utf-8")) for path in found}


def test_every_link_and_anchor_is_there(site: dict[str, Page]) -> None:
    lost = []
    for name, page in site.items():
        for link in page.links + page.loads:
            if re.match(r"https?:|mailto:", link):
                continue
            target, anchor = urldefrag(unquote(link))
            path = (SITE / name).parent / target if target else SITE / name
            inside = path.resolve().relative_to(SITE.resolve()).as_posix() if path.is_file() else None
            if inside is None or (anchor and inside in site and anchor not in site[inside].anchors):
                lost.append(f"{name}: {link}")
    assert lost == []


def test_nothing_is_loaded_from_elsewhere(site: dict[str, Page]) -> None:
    assert [load for page in site.values() for load in page.loads if re.match(r"[a-z]+:|//", load)] == []


def test_pages_have_the_shape_that_their_text_has_elsewhere(site: dict[str, Page]) -> None:
    """Lists, tables, blocks and headings are what they are where a repository is read: two readings agree."""
    read = MarkdownIt("commonmark", {"html": True}).enable("table")
    for path in PAGES.rglob("*.md"):
        name = path.relative_to(PAGES).as_posix().replace("README.md", "index.md").removesuffix(".md")
        assert site[f"{name}.html"].shape == Page(read.render(path.read_text(encoding="utf-8"))).shape, name


def test_plans_are_coloured(site: dict[str, Page]) -> None:
    assert site
    text = (SITE / "getting-started.html").read_text(encoding="utf-8")
    assert '<span class="filename">hips.gpl</span>' in text
    assert re.search(r'<span class="k\w*">primary</span>', text)


def test_short_code_stays_in_one_piece(site: dict[str, Page]) -> None:
    """A line may break behind a hyphen, also behind that of an option."""
    assert site
    assert '<code class="short">--paper letter</code>' in (SITE / "pages.html").read_text(encoding="utf-8")
    assert ".short {\n  white-space: nowrap;" in (SITE / "site" / "site.css").read_text(encoding="utf-8")


def test_a_bar_in_a_table_is_no_more_than_that(site: dict[str, Page]) -> None:
    assert site
    assert "<code>stages 5x3+ | 6x2+ | 10x1+</code>" in (SITE / "log.html").read_text(encoding="utf-8")


def test_every_page_opens_alone(site: dict[str, Page], request: pytest.FixtureRequest, tmp_path: Path) -> None:
    kept: pytest.Cache | None = getattr(request.config, "cache", None)
    try:
        browser = find_chromium()
        tools = install_node(kept.mkdir("page-tools") if kept is not None else tmp_path / "tools", TOOLS, OLDEST_NODE)
    except NotInstalledError as error:
        pytest.skip(f"THE SITE IS NOT OPENED IN A BROWSER: {error}")
    command = ("node", HERE / "site.mjs", browser, SITE, tmp_path)
    result = subprocess.run(command, cwd=tools, capture_output=True, encoding="utf-8", check=False, timeout=500)
    assert result.returncode == 0, result.stderr
    seen: dict[str, Any] = json.loads(result.stdout)
    assert seen["asked"] == []
    assert sorted(seen["pages"]) == sorted(site)
    strange = {name: page for name, page in seen["pages"].items() if page["said"] or any(page["wide"].values())}
    assert strange == {}
    assert any(name.startswith("cookbook.html") for name in seen["found"])
    assert seen["copied"].strip() == "gpl show hips.gpl --week 2\ngpl build hips.gpl -o build"
