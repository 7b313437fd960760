"""The page around what is shown: its style, its script, and what a browser may do with it."""

from base64 import b64encode

from gplang.backends.html.elements import asset
from gplang.digests import sha256
from gplang.ready import read_beside
from gplang.records import NamedTuple

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>gpl preview</title>
<style>{style}</style>
</head>
<body>
<main><p>Waiting for the plan …</p></main>
<script>{script}</script>
</body>
</html>
"""


class Shell(NamedTuple):
    """A page that waits for news, and the headers that it is sent with."""

    page: bytes
    headers: tuple[tuple[str, str], ...]


def make_shell() -> Shell:
    """Return the page of a preview: it asks nobody but its own server, and no other page can hold it."""
    css, script = make_style(), _read("preview.js")
    policy = (
        f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(script)}; connect-src 'self';"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    headers = (
        ("Content-Security-Policy", policy),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    )
    return Shell(_PAGE.format(style=css, script=script).encode(), headers)


def make_style() -> str:
    """Return how a preview looks."""
    return f"{asset('page.css')}\n{_read('preview.css')}"


def _read(name: str) -> str:
    return read_beside(__package__, name)


def _hash(text: str) -> str:
    """Return how a policy names a text that is part of the page."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
