"""The coach's index: who trains what, with the addresses of calendars and pages, and codes to scan them from."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from gplang.backends.text import one_line
from gplang.records import NamedTuple

_DOCTYPE = b"<!doctype html>\n"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }
article { border-top: 1px solid #8888; padding: .5rem 0; break-inside: avoid }
article > div { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between }
code { overflow-wrap: anywhere; font-size: .85rem }
svg { background: #fff; padding: 8px }
"""
_HIDE = ({"name": "robots", "content": "noindex, nofollow"}, {"name": "referrer", "content": "no-referrer"})
_NO_INDEX = b"".join(tostring(Element("meta", each), method="html") for each in _HIDE)


class Entry(NamedTuple):
    """What is published of a plan for one athlete: file names without folder, None for what could not be made."""

    title: str
    athlete: str | None
    first: date | None
    last: date | None
    calendar: str | None
    page: str | None
    reason: str = ""


def render_index(entries: Sequence[Entry], base: str | None) -> bytes:
    """Return the index as a page in UTF-8; with `base`, the address of its folder, there are codes to scan.

    `base` ends with a slash.
    """
    page, body = _page("Published plans")
    SubElement(body, "h1").text = "Published plans"
    _say(body, "Who knows the address of this page can read everything that it lists: keep it to yourself.")
    if base is None:
        _say(body, "To subscribe to a calendar, copy its full address into a calendar program.")
    for entry in sorted(entries, key=lambda each: (each.title, each.athlete or "")):
        _add_entry(body, entry, base)
    return _write(page)


def render_front() -> bytes:
    """Return the page that stands where everybody looks first, and tells nothing."""
    page, body = _page("Training plans")
    _say(body, "The plans here have addresses of their own. Ask your coach for yours.")
    return _write(page)


def hide(page: bytes) -> bytes:
    """Return a page that asks search engines to leave it out, and tells no other site its address."""
    return page.replace(b"<head>", b"<head>" + _NO_INDEX, 1)


ROBOTS = b"User-agent: *\nDisallow: /\n"
"""The content of `robots.txt`."""


def _write(page: Element) -> bytes:
    written: bytes = tostring(page, encoding="utf-8", method="html")
    return _DOCTYPE + written + b"\n"


def _page(title: str) -> tuple[Element, Element]:
    page = Element("html", lang="en")
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    for each in _HIDE:
        SubElement(head, "meta", each)
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "meta", {"name": "color-scheme", "content": "light dark"})
    SubElement(head, "title").text = title
    SubElement(head, "style").text = _STYLE
    return page, SubElement(page, "body")


def _add_entry(body: Element, entry: Entry, base: str | None) -> None:
    article = SubElement(body, "article")
    name = "" if entry.athlete is None else f": {one_line(entry.athlete)}"
    SubElement(article, "h2").text = f"{one_line(entry.title)}{name}"
    if entry.first is not None and entry.last is not None:
        _say(article, f"{entry.first.isoformat()} to {entry.last.isoformat()}")
    row = SubElement(article, "div")
    links = SubElement(row, "div")
    if entry.page is not None:
        _link(links, "Page", entry.page, None if base is None else base + entry.page)
    if entry.calendar is None:
        _say(links, f"No calendar: {entry.reason}")
        return
    if base is None:
        _link(links, "Calendar", entry.calendar, None)
        return
    address = base + entry.calendar
    subscribe = f"webcal{address[len(urlsplit(base).scheme) :]}"
    _link(links, "Subscribe to the calendar", subscribe, subscribe)
    _link(links, "Calendar, for programs that want https", address, address)
    row.append(_code(subscribe))


def _link(parent: Element, text: str, target: str, shown: str | None) -> None:
    line = SubElement(parent, "p")
    SubElement(line, "a", href=target).text = text
    if shown is not None:
        SubElement(line, "br")
        SubElement(line, "code").text = shown


def _say(parent: Element, text: str) -> None:
    SubElement(parent, "p").text = text


def _code(address: str) -> Element:
    """Return an address as a QR code."""
    import segno

    code = fromstring(segno.make_qr(address, error="m").svg_inline(scale=4, title=address, light=None))
    code.set("role", "img")
    return code
