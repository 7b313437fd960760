"""A web page as a reader without style sheets meets it: a line for every block, boxes and fields in brackets."""

from html.parser import HTMLParser

BLOCKS = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "p",
    "li",
    "dt",
    "dd",
    "tr",
    "figcaption",
    "desc",
    "summary",
    "article",
    "title",
}
CELLS = {"td", "th", "label", "span", "b", "i", "strong", "a"}
VOID = {"meta", "input", "link"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append((tag, named))
        if tag not in VOID:
            self.open.append(tag)
        if tag in BLOCKS:
            heading = "#" * int(tag[1]) + " " if tag[0] == "h" and tag[1:].isdigit() else ""
            self.lines.append({"li": "- ", "article": "-" * 20}.get(tag, heading))
        elif tag == "td" or tag in CELLS:
            self._add(" | " if tag == "td" else " ")
        elif tag == "input":
            rest = f" rest {named['data-rest']}" if "data-rest" in named else ""
            self._add(f" [{named.get('placeholder', rest.strip() and f'{rest.strip()} s')}]")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script", "text"):
            self._add(data)

    def _add(self, text: str) -> None:
        if self.lines:
            self.lines[-1] += text


def read_page(page: bytes) -> str:
    """Return the text of a page."""
    lines = (" ".join(line.split()) for line in _read(page).lines)
    return "\n".join(line for line in lines if line) + "\n"


def read_tags(page: bytes) -> list[tuple[str, dict[str, str]]]:
    """Return all elements of a page with their attributes."""
    return _read(page).tags


def _read(page: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    return reader
