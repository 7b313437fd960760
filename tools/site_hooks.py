"""What MkDocs calls while it makes the site."""

import re

_SHORT = re.compile(r"<code>(?=[^<]{1,20}</code>)")
"""Code in a line of text that fits on any line; blocks have more elements in them."""

_NAME = re.compile(r"<td>(?=(?:<a[^>]*>[^<]{1,6}</a> )?[^<>]{1,22}</td>)")
"""A cell with a name, or with a code that leads somewhere and a name."""

_ANSWER = re.compile(r'(<span class="go">[^<]*)</span>(\n+)')
"""A line that a command answers, and the ends of lines behind it, which are left out with it where one copies."""


_CELL = re.compile(r"<td[^>]*>.*?</td>", re.S)
"""A cell of a table; a bar in its code is escaped in the text, and stays so in what Python-Markdown makes of it."""


def on_page_content(html: str, **_: object) -> str:
    """Mark short code and names, which the style sheet keeps in one piece: lines break behind hyphens otherwise."""
    html = _CELL.sub(lambda cell: cell[0].replace(r"\|", "|"), html)
    html = _NAME.sub('<td class="short">', _SHORT.sub('<code class="short">', html))
    return _ANSWER.sub(r"\1\2</span>", html)
