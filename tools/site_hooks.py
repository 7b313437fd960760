"""What MkDocs calls while it makes the site."""

import re

_SHORT = re.compile(r"<code>(?=[^<]{1,20}</code>)")
"""Code in a line of text that fits on any line; blocks have more elements in them."""


def on_page_content(html: str, **_: object) -> str:
    """Mark short code, which the style sheet keeps in one piece: lines break behind the hyphen of `-o` otherwise."""
    return _SHORT.sub('<code class="short">', html)
