"""URIs of files, as editors write them."""

import os
from re import compile as _compile
from urllib.parse import quote, unquote, urlsplit

_DRIVE = _compile(r"/[a-zA-Z]:")


def path_in(uri: str) -> str | None:
    """Return the path that a URI of a file names; None for a URI of something else."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return None
    host, path = unquote(parts.netloc), unquote(parts.path)
    if host and path:
        path = f"//{host}{path}"
    elif _DRIVE.match(path):
        path = path[1].lower() + path[2:]
    return path.replace("/", "\\") if os.name == "nt" else path


def uri_of_path(path: str) -> str:
    """Return the URI of a file."""
    if os.name == "nt":
        path = path.replace("\\", "/")
    host = ""
    if path.startswith("//"):
        host, slash, rest = path[2:].partition("/")
        path = slash + rest
    path = path if path.startswith("/") else f"/{path}"
    if _DRIVE.match(path):
        return f"file://{quote(host)}/{path[1].lower()}:{quote(path[3:])}"
    return f"file://{quote(host)}{quote(path)}"


def has_scheme(text: str) -> bool:
    """Return whether a text is a URI at all."""
    try:
        return bool(urlsplit(text).scheme)
    except ValueError:
        return False
