"""Elements of a page: a text stays a text, whatever stands in it."""

from collections.abc import Iterator
from functools import cache

from gplang.backends.text import one_line
from gplang.ready import read_beside

_EMPTY = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
"""Elements that hold nothing and have no end."""

_UNESCAPED = frozenset({"script", "style"})


class Element:
    """A tag with its attributes, its text, the elements it holds behind that, and the text behind its end.

    `markup` is there once it is settled, and stands for all of it.
    """

    __slots__ = ("attributes", "held", "markup", "tag", "tail", "text")

    def __init__(self, tag: str, attributes: dict[str, str], text: str | None = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.text = text
        self.held: list[Element] = []
        self.tail: str | None = None
        self.markup: str | None = None

    def iter(self, tag: str) -> Iterator["Element"]:
        """Yield this element and all within it that have a tag, in their order."""
        if self.tag == tag:
            yield self
        for each in self.held:
            yield from each.iter(tag)


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Add an element to those that another one holds, made as `make_element` does."""
    element = make_element(tag, text, **attributes)
    parent.held.append(element)
    return element


def make_element(tag: str, text: str | None = None, **attributes: str) -> Element:
    """Make an element with its text; `class_` and `for_` are `class` and `for`, an underscore within is a hyphen."""
    named = {}
    for name, value in attributes.items():
        named[_attribute(name)] = value if value.isprintable() else one_line(value)
    if text is not None and not text.isprintable() and tag not in _UNESCAPED:
        text = one_line(text)
    return Element(tag, named, text)


@cache
def _attribute(name: str) -> str:
    return name.strip("_").replace("_", "-")


@cache
def asset(name: str) -> str:
    """Return the text of a file of this package that becomes part of a page."""
    return read_beside(__package__, name)


def settle(element: Element) -> Element:
    """Return an element that stays as it is: it is written once, in however many places it stands."""
    element.markup = write(element)
    element.held.clear()
    return element


def write(element: Element) -> str:
    """Return the text of an element as HTML."""
    if element.markup is not None:
        return element.markup
    tag, text, tail = element.tag, element.text, element.tail
    start = "".join([f' {name}="{_escape_quoted(value)}"' for name, value in element.attributes.items()])
    if text and tag not in _UNESCAPED:
        text = _escape(text)
    inner = "".join([text or "", *map(write, element.held)]) if element.held else text or ""
    end = "" if tag in _EMPTY else f"</{tag}>"
    return f"<{tag}{start}>{inner}{end}{_escape(tail)}" if tail else f"<{tag}{start}>{inner}{end}"


def write_xml(element: Element) -> str:
    """Return the text of an element as XML."""
    attributes = "".join([f' {name}="{_escape(value, quotes=True)}"' for name, value in element.attributes.items()])
    inner = "".join([_escape(element.text or ""), *map(write_xml, element.held)])
    end = f">{inner}</{element.tag}>" if inner else " />"
    return f"<{element.tag}{attributes}{end}{_escape(element.tail or '')}"


def _escape(text: str, *, quotes: bool = False) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;") if quotes else escaped


def _escape_quoted(text: str) -> str:
    return text if text.isalnum() else text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
