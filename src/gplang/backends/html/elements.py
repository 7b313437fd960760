"""Elements of a page: a text stays a text, whatever stands in it."""

from functools import cache
from importlib.resources import files
from xml.etree.ElementTree import Element, SubElement

from gplang.backends.text import one_line


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Add an element with its text; `class_` and `for_` are `class` and `for`, an underscore within is a hyphen."""
    named = {_attribute(name): one_line(value) for name, value in attributes.items()}
    element = SubElement(parent, tag, named)
    if text is not None:
        element.text = text if tag in ("style", "script") else one_line(text)
    return element


@cache
def _attribute(name: str) -> str:
    return name.strip("_").replace("_", "-")


@cache
def asset(name: str) -> str:
    """Return the text of a file of this package that becomes part of a page."""
    return files(__package__).joinpath(name).read_text("utf-8")
