"""Requests to a calendar server, none of which can take forever, answer without end, or lead elsewhere."""

import logging
import time
from collections.abc import Mapping
from threading import Thread
from urllib.request import getproxies, proxy_bypass

from gplang.records import NamedTuple
from gplang.remote.address import Address, is_loopback
from gplang.typed import Any

MOST_BYTES = 64 * 1024 * 1024
"""The longest answer that is read."""

MOST_SECONDS = 120.0
"""How long a request may take as a whole."""

MOVED = range(300, 400)
"""What a server answers that sends us elsewhere."""

_SILENCE = 30
"""Seconds after which a server that says nothing is given up."""

_CHUNK = 16 * 1024
_BUSY = (429, 503)


class RemoteError(Exception):
    """Why a server cannot be used; `hint` is the remedy."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Answer(NamedTuple):
    """What a server answered: its status, its root element if it is XML, and where it sends us, if it does."""

    status: int
    tree: Any
    location: str


class Transport:
    """A connection to one server, with a name and a password, or none."""

    def __init__(self, address: Address, user: str | None, password: str | None) -> None:
        from caldav.davclient import DAVClient
        from caldav.lib import error

        _silence(error)
        self._host = address.host
        self._client = DAVClient(
            url=address.url, username=user, password=password, timeout=_SILENCE, enable_rfc6764=False
        )
        session: Any = self._client.session
        session.trust_env = False  # no names and passwords from ~/.netrc
        if not is_loopback(address.host) and not proxy_bypass(address.host):
            session.proxies.update({name: proxy for name, proxy in getproxies().items() if name in ("http", "https")})
        self._send = session.request
        session.request = self._guarded
        self._status = 0
        self._ends = 0.0

    def close(self) -> None:
        """Give up the connection."""
        self._client.close()

    def ask(self, method: str, url: str, body: bytes | str = b"", headers: Mapping[str, str] | None = None) -> Answer:
        """Send one request; raises `RemoteError` if there is no answer that can be used."""
        self._ends = time.monotonic() + MOST_SECONDS
        result: list[Answer | BaseException] = []

        def send() -> None:
            try:
                told = self._client.request(url, method, body, headers or {})  # type: ignore[arg-type]
                result.append(Answer(told.status, told.tree, told.headers.get("Location", "")))
            except BaseException as error:
                result.append(error)

        worker = Thread(target=send, daemon=True)
        worker.start()
        worker.join(MOST_SECONDS + 1)
        if not result:
            raise RemoteError(f"{self._host} does not come to an end within {MOST_SECONDS:.0f} s", "try again later")
        answer = result[0]
        if not isinstance(answer, Answer):
            raise self._explain(answer) from None
        if answer.status in MOVED and method != "PROPFIND":
            raise RemoteError(f"{self._host} sends us elsewhere ({answer.status})", "give the calendar's own address")
        if answer.status >= 500:
            raise RemoteError(f"{self._host} has a problem of its own ({answer.status})", "try again later")
        return answer

    def _guarded(self, method: str, url: str, **options: Any) -> Any:
        """Send a request, read its answer to the end, within limits, and follow no redirection."""
        self._status = 0
        response = self._send(method, url, **{**options, "allow_redirects": False, "stream": True})
        body = bytearray()
        for chunk in response.iter_content(_CHUNK):
            body += chunk
            if len(body) > MOST_BYTES:
                response.close()
                raise RemoteError(f"{self._host} answers with more than {MOST_BYTES // 1024**2} MiB", _ONE_EACH)
            if time.monotonic() > self._ends:
                response.close()
                raise RemoteError(f"{self._host} takes longer than {MOST_SECONDS:.0f} s", "try again later")
        self._status = response.status_code
        response._content = bytes(body)
        response._content_consumed = True
        return response

    def _explain(self, error: BaseException) -> BaseException:
        """Return the error to raise for whatever the library raised."""
        if isinstance(error, RemoteError) or not isinstance(error, Exception):
            return error
        if self._status == 401:
            return RemoteError(f"{self._host} does not take the user and the password, or wants some (401)", _SECRETS)
        if self._status == 403:
            return RemoteError(f"{self._host} does not allow that (403)", "the user may not write to this calendar")
        if self._status in _BUSY:
            return RemoteError(f"{self._host} is busy ({self._status})", "try again later")
        if self._status:
            return RemoteError(f"{self._host} answers with something that is not CalDAV ({self._status})", _ADDRESS)
        kind = type(error).__name__
        if "SSL" in kind or "CERTIFICATE" in str(error).upper():
            return RemoteError(f"the certificate of {self._host} is not trusted", "check the address")
        if "Timeout" in kind:
            return RemoteError(f"{self._host} does not answer within {_SILENCE} s", "try again later")
        return RemoteError(f"no connection to {self._host}, or it broke off", "check the address and the network")


_SECRETS = "set GPL_CALDAV_USER and GPL_CALDAV_PASSWORD, or store the password in the keyring"
_ONE_EACH = "use one calendar for each plan and athlete"
_ADDRESS = "give the address that calendar programs use, such as https://example.com/dav/anna/"


def _silence(error: Any) -> None:
    """Have the library neither log nor keep what goes over the network: names, passwords, other people's events."""
    error.debug_dump_communication = False
    logger = logging.getLogger("caldav")
    logger.setLevel(logging.CRITICAL)
    logger.propagate = False
    logging.getLogger("niquests").propagate = False
