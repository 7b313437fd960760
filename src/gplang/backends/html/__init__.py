"""A schedule as one web page that needs nothing else: to look at, to print, to tick off at the rack."""

from base64 import b64encode

from gplang.backends import Options
from gplang.backends.html.elements import Element, add, asset, make_element, write
from gplang.backends.html.overview import add_overview
from gplang.backends.html.sessions import add_weeks
from gplang.backends.overview import title_of
from gplang.digests import sha256
from gplang.scheduling.records import Schedule


def render(schedule: Schedule, options: Options) -> bytes:  # noqa: ARG001
    """Return the page in UTF-8. It loads nothing, and all but keeping ticks and counting rests goes without scripts."""
    title = title_of(schedule)
    page, main = open_page(title)
    add_overview(main, schedule, title)
    add_weeks(main, schedule, title)
    return close_page(page)


def open_page(title: str) -> tuple[Element, Element]:
    """Return a page with its head, and its main part, which is empty."""
    page = make_element("html", lang="en")
    _add_head(page, title)
    return page, add(add(page, "body"), "main")


def close_page(page: Element) -> bytes:
    """Return a page in UTF-8 with what stands below its main part: the timer, and a button that forgets all ticks."""
    body = page.held[-1]
    foot = add(body, "p", id="foot", hidden="hidden")
    add(foot, "button", "Forget all ticks and numbers of this plan", type="button")
    timer = add(body, "p", id="timer", role="timer", hidden="hidden")
    add(timer, "output")
    add(timer, "button", "stop", type="button")
    add(body, "script", asset("page.js"))
    return f"<!doctype html>\n{write(page)}\n".encode(errors="xmlcharrefreplace")


def _add_head(page: Element, title: str) -> None:
    head = add(page, "head")
    style, script = asset("page.css"), asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="Content-Security-Policy", content=policy)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="color-scheme", content="light dark")
    add(head, "title", title)
    add(head, "style", style)


def _hash(text: str) -> str:
    """Return how a policy names a text that is part of the page."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
