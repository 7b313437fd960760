"""Elements of a page: a text stays a text, whatever stands in it."""

from functools import cache
from xml.etree.ElementTree import Element, SubElement

from gplang.backends.text import one_line
from gplang.ready import read_beside

_EMPTY = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})
"""Elements that hold nothing and have no end."""

_UNESCAPED = ("script", "style")


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Add an element with its text; `class_` and `for_` are `class` and `for`, an underscore within is a hyphen."""
    named = {}
    for name, value in attributes.items():
        named[_attribute(name)] = value if value.isprintable() else one_line(value)
    element = SubElement(parent, tag, named)
    if text is not None:
        element.text = text if tag in _UNESCAPED or text.isprintable() else one_line(text)
    return element


@cache
def _attribute(name: str) -> str:
    return name.strip("_").replace("_", "-")


@cache
def asset(name: str) -> str:
    """Return the text of a file of this package that becomes part of a page."""
    return read_beside(__package__, name)


def write(element: Element) -> str:
    """Return the text of an element, as `tostring` of `ElementTree` does, but no name belongs to a namespace."""
    written: list[str] = []
    _write(element, written)
    return "".join(written)


def _write(element: Element, written: list[str]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    written.append(f"<{tag}")
    for name, value in element.items():
        escaped = value.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
        written.append(f' {name}="{escaped}"')
    written.append(">")
    if text:
        written.append(text if tag in _UNESCAPED else _escape(text))
    for each in element:
        _write(each, written)
    if tag not in _EMPTY:
        written.append(f"</{tag}>")
    if tail:
        written.append(_escape(tail))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
