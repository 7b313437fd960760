"""Addresses of calendars, and what a server may send us to."""

from ipaddress import ip_address
from urllib.parse import unquote, urljoin, urlsplit

from gplang.records import NamedTuple

_PORTS = {"https": 443, "http": 80}


class Address(NamedTuple):
    """Where a server's calendars are: the address without a name, and the name that it had, if any."""

    url: str
    user: str | None

    @property
    def host(self) -> str:
        """The server's name."""
        return urlsplit(self.url).hostname or ""


def read_address(text: str) -> Address | str:
    """Return the address that somebody typed, or what is wrong with it; a password is never repeated."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "not an address"
    if parts.password is not None:
        return "has a password in it, which other programs and the shell's history can see"
    if parts.scheme not in _PORTS or not parts.hostname or not text.isprintable() or " " in text:
        return "not an address like https://example.com/calendars/anna/"
    if parts.query or parts.fragment:
        return "has a ? or a # in it, which no calendar's address has"
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        return "sends the password in the clear: use https"
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    own = host if port is None else f"{host}:{port}"
    user = unquote(parts.username) if parts.username else None
    return Address(f"{parts.scheme}://{own}{parts.path or '/'}", user)


def is_loopback(host: str) -> bool:
    """Return whether a name is that of this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def follow(base: str, link: str) -> str | None:
    """Return where a link of a server's answer leads; None if that is another server."""
    try:
        target = urljoin(base, link)
        return target if _origin(target) == _origin(base) and target.isprintable() else None
    except ValueError:
        return None


def path_of(url: str) -> str:
    """Return the path of an address for comparing, in whatever way it is written."""
    return unquote(urlsplit(url).path).rstrip("/")


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
