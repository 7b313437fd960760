"""Time zones as calendars define them: two yearly rules, derived from the zone's real transitions."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from gplang.backends.content import escape
from gplang.digests import sha256
from gplang.records import NamedTuple, dataclass

_UTC_NAMES = frozenset({"UTC", "ETC/UTC", "UCT", "ETC/UCT", "ZULU", "ETC/ZULU", "UNIVERSAL", "ETC/UNIVERSAL"})
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST_YEAR = 1970
_YEARS_AHEAD = 7
"""Years looked at beyond the plan's: enough to tell the last Sunday of a month from the fourth."""
_YEARS_ALONE = 3
"""Years that a plan needs to span for a rule that ends with it."""


class Transition(NamedTuple):
    """A change of offset: its local time before the change, and the offsets and name around it."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str


@dataclass(frozen=True, slots=True)
class YearlyRule:
    """A change that comes every year: the `nth` weekday of a month (-1: the last) at a local time."""

    transition: Transition
    month: int
    nth: int
    weekday: int

    def in_year(self, year: int) -> datetime:
        """Return the local time of the change in a year."""
        if self.nth < 0:
            last = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
            day = last.day - (last.weekday() - self.weekday) % 7
        else:
            first = date(year, self.month, 1)
            day = 1 + (self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1)
        return self.transition.wall.replace(year=year, month=self.month, day=day)


def is_utc(name: str) -> bool:
    """Return whether a zone is UTC itself, which calendars write without a zone."""
    return name.upper() in _UTC_NAMES


def is_ambiguous(moment: datetime) -> bool:
    """Return whether the clock shows this local time twice, as it does when it is set back.

    Calendars have no way to write the second one in local time.
    """
    first, second = (moment.replace(fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first > second


def digest_rules(zone: ZoneInfo, years: range) -> str:
    """Return what stands for all that a zone's clocks do in `years`: equal for equal offsets at every moment."""
    first = _offset(datetime(years[0], 1, 1, tzinfo=UTC), zone)
    changes = ((each.wall - each.before, each.after) for year in years for each in _transitions(zone, year))
    text = "\n".join(f"{moment.isoformat()} {offset}" for moment, offset in ((datetime.min, first), *changes))
    return sha256(text.encode()).hexdigest()[:16]


def build_timezone(name: str, zone: ZoneInfo, years: range) -> tuple[str, ...] | None:
    """Return the content lines of a zone that are right in all `years`, None if no yearly rules describe it."""
    rules = find_rules(zone, years)
    if rules is None:
        return None
    observances = [_observe(rule.transition, rule.in_year(_FIRST_YEAR), rule) for rule in rules]
    if not rules:
        moment = datetime(years[0], 1, 1, tzinfo=UTC).astimezone(zone)
        shift, start = moment.utcoffset() or timedelta(), datetime(_FIRST_YEAR, 1, 1)
        observances = [_observe(Transition(start, shift, shift, moment.tzname() or name), start)]
    lines = (line for observance in observances for line in observance)
    return ("BEGIN:VTIMEZONE", f"TZID:{escape(name)}", *lines, "END:VTIMEZONE")


def find_rules(zone: ZoneInfo, years: range) -> tuple[YearlyRule, ...] | None:
    """Return the yearly rules of a zone, standard time first; none if its offset never changes.

    None if the `years` and those ahead do not follow one pair of rules. Where only the ones ahead break it, the
    `years` count alone if they are many enough to show a rule: one or two years fit a rule by chance.
    """
    rules = _fit(zone, range(years[0], years[-1] + 1 + _YEARS_AHEAD))
    if rules is None and len(years) >= _YEARS_ALONE:
        return _fit(zone, years)
    return rules


def _fit(zone: ZoneInfo, years: range) -> tuple[YearlyRule, ...] | None:
    by_year = [list(_transitions(zone, year)) for year in years]
    if not any(by_year):
        return ()
    if any(len(found) != 2 for found in by_year):
        return None
    rules = []
    for series in zip(*by_year, strict=True):
        rule = _rule(series)
        if rule is None:
            return None
        rules.append(rule)
    ups = [rule.transition.after > rule.transition.before for rule in rules]
    if ups[0] == ups[1] or rules[0].transition.before != rules[1].transition.after:
        return None
    return tuple(sorted(rules, key=lambda rule: rule.transition.after))


def _rule(series: Iterable[Transition]) -> YearlyRule | None:
    """Return the rule that a transition follows in every year, the last weekday of a month before the nth."""
    found = list(series)
    first = found[0]
    if len({(one.wall.month, one.wall.weekday(), one.wall.time(), *one[1:]) for one in found}) != 1:
        return None
    for nth in (-1, 1, 2, 3, 4):
        rule = YearlyRule(first, first.wall.month, nth, first.wall.weekday())
        if all(rule.in_year(one.wall.year) == one.wall for one in found):
            return rule
    return None


def _transitions(zone: ZoneInfo, year: int) -> Iterator[Transition]:
    """Yield the changes of offset whose moment is in a year of UTC."""
    day = timedelta(days=1)
    left = datetime(year, 1, 1, tzinfo=UTC)
    end = datetime(year + 1, 1, 1, tzinfo=UTC)
    before = _offset(left, zone)
    while left < end:
        right = left + day
        after = _offset(right, zone)
        if before != after:
            yield _locate(left, right, zone)
        left, before = right, after


def _locate(left: datetime, right: datetime, zone: ZoneInfo) -> Transition:
    before = _offset(left, zone)
    while right - left > timedelta(seconds=1):
        middle = left + (right - left) // 2
        middle = middle.replace(microsecond=0)
        if _offset(middle, zone) == before:
            left = middle
        else:
            right = middle
    after = right.astimezone(zone)
    wall = (right + before).replace(tzinfo=None)
    return Transition(wall, before, after.utcoffset() or timedelta(), after.tzname() or "")


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _observe(change: Transition, start: datetime, rule: YearlyRule | None = None) -> Iterator[str]:
    """Yield the content lines of what holds from a change on, every year again if there is a rule."""
    kind = "DAYLIGHT" if change.after > change.before else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{start:%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{_write_offset(change.before)}"
    yield f"TZOFFSETTO:{_write_offset(change.after)}"
    yield f"TZNAME:{escape(change.name)}"
    if rule is not None:
        yield f"RRULE:FREQ=YEARLY;BYDAY={rule.nth}{_WEEKDAYS[rule.weekday]};BYMONTH={rule.month}"
    yield f"END:{kind}"


def _write_offset(offset: timedelta) -> str:
    """Return an offset from UTC as `+0130`, with seconds only where it has some."""
    seconds = abs(int(offset.total_seconds()))
    hours, rest = divmod(seconds, 3_600)
    minutes, left = divmod(rest, 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02}{minutes:02}{f'{left:02}' if left else ''}"
