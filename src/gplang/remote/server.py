"""Calendars on a server: found, read, and written one event at a time."""

from collections.abc import Iterator

from gplang.records import NamedTuple
from gplang.remote.address import Address, follow, path_of
from gplang.remote.objects import Found, Owner, read_object
from gplang.remote.transport import MOVED, Answer, RemoteError, Transport
from gplang.typed import Any

MOST_OBJECTS = 100_000
"""How many events of a calendar are looked at."""

_MOST_NAMED = 8
_MOST_MOVES = 4
_DAV, _CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_NAMES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
_PROPERTIES = f"""\
<?xml version="1.0" encoding="utf-8"?><d:propfind {_NAMES}><d:prop><d:resourcetype/><d:displayname/>
<c:supported-calendar-component-set/><c:calendar-home-set/><d:current-user-principal/></d:prop></d:propfind>"""
_QUERY = f"""\
<?xml version="1.0" encoding="utf-8"?><c:calendar-query {_NAMES}><d:prop><d:getetag/><c:calendar-data/></d:prop>
<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"/></c:comp-filter></c:filter>
</c:calendar-query>"""
_OBJECT = {"Content-Type": "text/calendar; charset=utf-8"}
_DONE = frozenset({200, 201, 204})
_CONFLICTS = frozenset({404, 409, 410, 412})


class Calendar(NamedTuple):
    """A calendar on a server: its address, and what people call it."""

    url: str
    title: str


class _Place(NamedTuple):
    """What a server says of one address."""

    url: str
    properties: dict[str, Any]


class Server:
    """A calendar server at an address."""

    def __init__(self, address: Address, user: str | None, password: str | None) -> None:
        self._address = address
        self._transport = Transport(address, user, password)

    def close(self) -> None:
        """Give up the connection."""
        self._transport.close()

    def find_calendar(self, name: str | None) -> Calendar:
        """Return the calendar at the address, or the one there, or below the user's home, that is called so.

        Raises `RemoteError` if it cannot be told which one is meant.
        """
        here = [*self._look(self._address.url, 0)]
        calendars = [*filter(None, map(_calendar_at, here))]
        if calendars and name is None:
            return calendars[0]
        calendars = [*filter(None, map(_calendar_at, self._look(self._address.url, 1)))]
        if not calendars:
            home = self._find_home(here)
            calendars = [*filter(None, map(_calendar_at, self._look(home, 1)))] if home else []
        if not calendars:
            raise RemoteError(f"no calendar at {self._address.url}", "make one there, or give its own address")
        named = [each for each in calendars if name is None or _is_called(each, name)]
        if len(named) == 1:
            return named[0]
        listed = ", ".join(each.title for each in calendars[:_MOST_NAMED]) + ", …" * (len(calendars) > _MOST_NAMED)
        if name is None or named:
            raise RemoteError(f"{len(calendars)} calendars at {self._address.url}", f"choose one of {listed}")
        raise RemoteError(f"no calendar '{name}' at {self._address.url}", f"calendars are {listed}")

    def read(self, calendar: Calendar, owner: Owner) -> Iterator[Found]:
        """Yield the events of a calendar; those of `owner` are marked as such."""
        answer = self._transport.ask("REPORT", calendar.url, _QUERY, {"Depth": "1"})
        for count, place in enumerate(self._places(answer, calendar.url), 1):
            if count > MOST_OBJECTS:
                raise RemoteError(
                    f"more than {MOST_OBJECTS:,} events in the calendar", "use one calendar for each plan"
                )
            data = getattr(place.properties.get(f"{_CAL}calendar-data"), "text", None)
            etag = getattr(place.properties.get(f"{_DAV}getetag"), "text", None)
            found = read_object(place.url, etag or "", data, owner) if data else None
            if found is not None:
                yield found

    def put(self, calendar: Calendar, uid: str, data: bytes, old: Found | None) -> bool:
        """Write an event, a new one or in the place of the one that was read; return whether nobody came between."""
        if old is not None and not old.etag:
            return False
        url = f"{calendar.url.rstrip('/')}/{uid}.ics" if old is None else old.href
        condition = {"If-None-Match": "*"} if old is None else {"If-Match": old.etag}
        return self._did("PUT", url, data, {**_OBJECT, **condition})

    def delete(self, old: Found) -> bool:
        """Remove the event that was read; return whether nobody came between."""
        return bool(old.etag) and self._did("DELETE", old.href, b"", {"If-Match": old.etag})

    def _did(self, method: str, url: str, data: bytes, headers: dict[str, str]) -> bool:
        status = self._transport.ask(method, url, data, headers).status
        if status in _CONFLICTS:
            return False
        if status not in _DONE:
            raise RemoteError(f"{self._address.host} refuses an event ({status})", "nothing after it was written")
        return True

    def _find_home(self, here: list[_Place]) -> str | None:
        """Return the address that a user's calendars are below."""
        for place in here:
            if home := self._link(place, f"{_CAL}calendar-home-set"):
                return home
            principal = self._link(place, f"{_DAV}current-user-principal")
            for user in self._look(principal, 0) if principal else ():
                if home := self._link(user, f"{_CAL}calendar-home-set"):
                    return home
        return None

    def _link(self, place: _Place, name: str) -> str | None:
        element = place.properties.get(name)
        href = None if element is None else element.findtext(f"{_DAV}href")
        if not href:
            return None
        target = follow(place.url, href.strip())
        if target is None:
            raise RemoteError(
                f"{self._address.host} sends us to {href.strip()[:200]}", "give that address, if you trust it"
            )
        return target

    def _look(self, url: str, depth: int) -> Iterator[_Place]:
        for _ in range(_MOST_MOVES):
            answer = self._transport.ask("PROPFIND", url, _PROPERTIES, {"Depth": str(depth)})
            if answer.status not in MOVED:
                break
            target = follow(url, answer.location)
            if target is None:
                raise RemoteError(
                    f"{self._address.host} sends us to {answer.location[:200]}", "give that address, if you trust it"
                )
            url = target
        if answer.status in _CONFLICTS:
            raise RemoteError(f"nothing at {url} ({answer.status})", "check the address")
        yield from self._places(answer, url)

    def _places(self, answer: Answer, url: str) -> Iterator[_Place]:
        """Yield what an answer says of each address on this server."""
        root = answer.tree
        if answer.status != 207 or root is None or root.tag != f"{_DAV}multistatus":
            raise RemoteError(
                f"{self._address.host} answers with something that is not CalDAV ({answer.status})",
                "give the address that calendar programs use",
            )
        for response in root.iterfind(f"{_DAV}response"):
            target = follow(url, (response.findtext(f"{_DAV}href") or "").strip())
            if target is not None:
                yield _Place(target, dict(_properties(response)))


def _properties(response: Any) -> Iterator[tuple[str, Any]]:
    for group in response.iterfind(f"{_DAV}propstat"):
        if " 200" in (group.findtext(f"{_DAV}status") or " 200"):
            for prop in group.iterfind(f"{_DAV}prop"):
                yield from ((each.tag, each) for each in prop if isinstance(each.tag, str))


def _calendar_at(place: _Place) -> Calendar | None:
    """Return the calendar for events that is at an address; None if there is none."""
    kind = place.properties.get(f"{_DAV}resourcetype")
    if kind is None or kind.find(f"{_CAL}calendar") is None:
        return None
    components = place.properties.get(f"{_CAL}supported-calendar-component-set")
    known = [] if components is None else [each.get("name") for each in components.iterfind(f"{_CAL}comp")]
    if known and "VEVENT" not in known:
        return None
    title = place.properties.get(f"{_DAV}displayname")
    shown = None if title is None else title.text
    return Calendar(place.url, (shown or path_of(place.url).rpartition("/")[2])[:200])


def _is_called(calendar: Calendar, name: str) -> bool:
    return name.casefold() in (calendar.title.casefold(), path_of(calendar.url).rpartition("/")[2].casefold())
