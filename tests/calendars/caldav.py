"""As much of CalDAV as a calendar program needs to keep a plan on a server."""

from base64 import b64encode
from http.client import HTTPConnection
from typing import NamedTuple
from xml.etree import ElementTree as Xml

DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"

_NAMES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
_CALENDAR = f"""\
<c:mkcalendar {_NAMES}><d:set><d:prop><d:displayname>Plan</d:displayname>
<c:supported-calendar-component-set><c:comp name="VEVENT"/></c:supported-calendar-component-set>
</d:prop></d:set></c:mkcalendar>"""
_QUERY = f"""\
<c:calendar-query {_NAMES}><d:prop><d:getetag/><c:calendar-data/></d:prop>
<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">
<c:time-range start="{{start}}" end="{{end}}"/>
</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>"""
_MULTIGET = f"""\
<c:calendar-multiget {_NAMES}><d:prop><d:getetag/><c:calendar-data/></d:prop>{{paths}}</c:calendar-multiget>"""

_HEADERS = {"Authorization": f"Basic {b64encode(b'someone:').decode()}", "Content-Type": "application/xml"}


class Answer(NamedTuple):
    status: int
    body: bytes
    etag: str | None


class Collection:
    """One calendar on a server; its objects are named by their UIDs."""

    def __init__(self, port: int, name: str, home: str = "/someone") -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self._path = f"{home}/{name}/"

    @property
    def path(self) -> str:
        """Where it is on its server."""
        return self._path

    def close(self) -> None:
        self._connection.close()

    def make(self) -> int:
        return self._ask("MKCALENDAR", self._path, _CALENDAR).status

    def put(self, uid: str, data: bytes, etag: str | None = None) -> Answer:
        """Store an object: a new one, or with the `etag` of the one that it takes the place of."""
        condition = {"If-None-Match": "*"} if etag is None else {"If-Match": etag}
        return self._ask("PUT", self._of(uid), data, {"Content-Type": "text/calendar; charset=utf-8", **condition})

    def get(self, uid: str) -> Answer:
        return self._ask("GET", self._of(uid))

    def delete(self, uid: str) -> int:
        return self._ask("DELETE", self._of(uid)).status

    def query(self, start: str, end: str) -> dict[str, bytes]:
        """Return the objects with an event in a span of time, both ends like `20260105T170000Z`, by UID."""
        return self._report(_QUERY.format(start=start, end=end))

    def multiget(self, uids: list[str]) -> dict[str, bytes]:
        return self._report(_MULTIGET.format(paths="".join(f"<d:href>{self._of(uid)}</d:href>" for uid in uids)))

    def _of(self, uid: str) -> str:
        return f"{self._path}{uid}.ics"

    def _report(self, body: str) -> dict[str, bytes]:
        answer = self._ask("REPORT", self._path, body, {"Depth": "1"})
        assert answer.status == 207, answer
        found = {}
        for response in Xml.fromstring(answer.body).iter(f"{DAV}response"):
            path, data = response.findtext(f"{DAV}href"), response.findtext(f".//{CAL}calendar-data")
            assert path is not None
            assert data is not None, path
            # XML reads CRLF as LF.
            found[path.rpartition("/")[2].removesuffix(".ics")] = data.replace("\n", "\r\n").encode()
        return found

    def _ask(self, method: str, path: str, body: str | bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        data = body.encode() if isinstance(body, str) else body
        self._connection.request(method, path, data, _HEADERS | (headers or {}))
        response = self._connection.getresponse()
        return Answer(response.status, response.read(), response.getheader("ETag"))
