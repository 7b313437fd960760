"""Two schedules compared: all that changed for one athlete."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from gplang import wording
from gplang.catalog import load_muscles
from gplang.changes.align import WeekOf, WeekPair, align_weeks
from gplang.changes.event_changes import compare_events
from gplang.changes.facets import Weeks
from gplang.changes.lines import are_alike
from gplang.changes.records import AthleteChanges, Change, ChangeKind, Facet, PlanChanges, Subject, Tally, Topic, Value
from gplang.changes.sessions import Names, SessionPair, find_names, match_sessions
from gplang.changes.setting_changes import SettingChange, compare_settings
from gplang.changes.values import Amount, Moment, Shift, Slot, WeekContent, WeekName
from gplang.changes.work import Work, compare_headers
from gplang.model.days import weeks_by_number
from gplang.model.plan import Athlete
from gplang.model.week import Week
from gplang.quantities import Maximum
from gplang.scheduling.calendar import date_on
from gplang.scheduling.precedence import Settings, settle
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import Schedule, ScheduledSession, Volume
from gplang.wording.gyms import gym_facts
from gplang.wording.weeks import week_name


def compare_plans(old: Sequence[Schedule], new: Sequence[Schedule]) -> PlanChanges:
    """Return what changed between two plans; each has a schedule for every athlete, or one for anybody.

    Athletes are known by their names. A plan for anybody is compared with every athlete of the other one.
    """
    before = {_name(schedule): schedule for schedule in old}
    after = {_name(schedule): schedule for schedule in new}
    pairs: list[tuple[Schedule | None, Schedule | None]] = []
    pairs += [(before.get(name) or before.get(None), schedule) for name, schedule in after.items()]
    pairs += [(schedule, after.get(None)) for name, schedule in before.items() if name not in after]
    both = [(was, now) for was, now in pairs if was is not None and now is not None]
    return PlanChanges(
        new[0].plan.title,
        tuple(AthleteChanges(was.athlete, now.athlete, compare(was, now)) for was, now in both),
        joined=tuple(_athletes(after, before)),
        left=tuple(_athletes(before, after)),
    )


def compare(old: Schedule, new: Schedule) -> tuple[Change, ...]:
    """Return what changed from one schedule to another; empty where the same is trained at the same time."""
    if old is new:
        return ()
    weeks = align_weeks(old, new)
    tally = Tally()
    _compare_sessions(old, new, weeks, tally)
    settings = map(_setting, compare_settings(old, new))
    volume = Tally()
    _compare_volume(weeks, new.profile.volume.week.muscles, volume)
    events = compare_events(old, new, weeks)
    return (*settings, *_compare_weeks(weeks), *events, *tally.changes(), *volume.changes())


def _name(schedule: Schedule) -> str | None:
    return None if schedule.athlete is None else schedule.athlete.name


def _athletes(these: Mapping[str | None, Schedule], others: Mapping[str | None, Schedule]) -> Iterator[Athlete]:
    for name, schedule in these.items():
        if schedule.athlete is not None and name not in others:
            yield schedule.athlete


def _setting(change: SettingChange) -> Change:
    kind = _kind(change.old, change.new)
    subject = Subject(Topic.SETTING, kind, change.setting, name=change.exercise)
    return Change(subject, (), (Value((), change.old, change.new, change.step),))


def _kind(old: object, new: object) -> ChangeKind:
    return ChangeKind.ADDED if old is None else ChangeKind.REMOVED if new is None else ChangeKind.CHANGED


# ---- weeks


def _compare_weeks(pairs: Iterable[WeekPair]) -> Iterator[Change]:
    """Yield which weeks came and went, which have other numbers, and which are called otherwise."""
    for kind, facet in (
        (ChangeKind.ADDED, "week"),
        (ChangeKind.REMOVED, "week"),
        (ChangeKind.MOVED, "number"),
        (ChangeKind.CHANGED, "name"),
    ):
        tally = Tally()
        subject = Subject(Topic.WEEK, kind, facet)
        for pair in pairs:
            _note_week(pair, subject, tally)
        yield from tally.changes()


def _note_week(pair: WeekPair, subject: Subject, tally: Tally) -> None:
    old, new = pair
    if old is None or new is None:
        if new is not None and subject.kind is ChangeKind.ADDED:
            tally.add(subject, new.week.number, None, _describe(new))
        if old is not None and subject.kind is ChangeKind.REMOVED:
            tally.add(subject, old.week.number, _describe(old), None)
        return
    moved = new.week.number - old.week.number
    if moved and subject.kind is ChangeKind.MOVED:
        tally.add(subject, new.week.number, None, None, Shift(moved))
    was, now = (WeekName(each.week.label or None, each.week.kind) for each in (old, new))
    if (week_name(*was), was.kind) != (week_name(*now), now.kind) and subject.kind is ChangeKind.CHANGED:
        tally.add(subject, new.week.number, _unless_plain(was), _unless_plain(now))


def _unless_plain(name: WeekName) -> WeekName | None:
    return name if any(name) else None


def _describe(week: WeekOf) -> WeekContent:
    """Return what a week is called and trains."""
    slots = (Slot(each.session.name, wording.session_title(each.session), _moment(each)) for each in week.sessions)
    return WeekContent(WeekName(week.week.label or None, week.week.kind), tuple(slots))


def _moment(session: ScheduledSession) -> Moment:
    return Moment(session.day, session.time)


# ---- sessions


def _compare_sessions(old: Schedule, new: Schedule, weeks: Sequence[WeekPair], tally: Tally) -> None:
    names = find_names(weeks)
    renumbered = {pair.old.week.number: pair.new.week.number for pair in weeks if pair.old and pair.new}
    logged = (old.log is None) is not (new.log is None)
    work, known = Work(tally, _find_touched(old, new), logged=logged), set(names.old)
    rules = {plan: weeks_by_number(schedule.plan.weeks) for plan, schedule in (("old", old), ("new", new))}
    for before, after in weeks:
        if after is None:
            continue
        if before is None:
            for session in after.sessions:
                if session.session.name not in known and session.session.name not in names.renamed.values():
                    _add(session, known, work, tally)
            continue
        was, now = before.week.number, after.week.number
        numbers = Weeks(was, now, renumbered, _rules(rules["old"][was]) == _rules(rules["new"][now]))
        for pair in match_sessions(before.sessions, after.sessions, names.renamed):
            if pair.new is not None:
                tally.trained(pair.new.session.name, pair.new.week)
            if pair.old is None and pair.new is not None:
                _add(pair.new, known, work, tally)
            elif pair.new is None and pair.old is not None:
                _remove(pair.old, new, numbers, tally)
            elif pair.replaced:
                _replace(pair, names, known, numbers, (work, tally))
            elif pair.old is not None and pair.new is not None:
                _compare_pair(pair.old, pair.new, tally)
                work.compare(pair.old, pair.new, numbers)


def _rules(week: Week) -> tuple[object, ...]:
    """Return what of a week decides on its doses."""
    adjusts = [(each.what, each.change, each.target) for each in week.adjusts]
    gyms = [(each.day, each.session, each.gym.name) for each in week.slots if each.gym is not None]
    return (week.kind, adjusts, [each.target for each in week.holds], gyms)


class _Everything:
    """Contains every exercise."""

    def __contains__(self, exercise: object) -> bool:
        return True


def _find_touched(old: Schedule, new: Schedule) -> Container[str]:
    """Return the exercises whose loads the settings may have changed."""
    before, after = (settle(each.plan, each.athlete) for each in (old, new))
    if _for_all(before) != _for_all(after):
        return _Everything()
    known = (_by_exercise(before), _by_exercise(after))
    return {
        exercise
        for was, now in zip(*known, strict=True)
        for exercise in {**was, **now}
        if was.get(exercise) != now.get(exercise)
    }


def _for_all(settings: Settings) -> tuple[object, ...]:
    """Return what of the settings has a part in loads of any exercise."""
    said = [each for each in (settings.plan, settings.athlete) if each is not None]
    kit = [dict(each.kit_rounds) for each in said]
    shared = [given for each in (settings.athlete,) if each is not None for given in _shared(each)]
    places = [(each.name, *gym_facts(each)) for each in settings.plan.gyms.values()]
    home = None if settings.athlete is None or settings.athlete.home is None else settings.athlete.home.name
    return settings.unit, settings.round, settings.maxima.share, kit, shared, places, home


def _shared(athlete: Athlete) -> Iterator[Maximum]:
    """Yield maxima that are shares of others."""
    return (given for several in athlete.maxima.values() for given in several if given.of is not None)


def _by_exercise(settings: Settings) -> tuple[Mapping[str, object], ...]:
    """Return what of the settings has a part in the loads of single exercises."""
    plan, athlete = settings.plan, settings.athlete
    if athlete is None:
        return plan.rounds, plan.raises, {}, {}, {}, {}, {}
    own = (athlete.maxima, athlete.training_maxima, athlete.loads, athlete.rounds, athlete.raises)
    return plan.rounds, plan.raises, *own


def _session(session: ScheduledSession, kind: ChangeKind, facet: str = "", before: str = "") -> Subject:
    title = wording.session_title(session.session)
    return Subject(Topic.SESSION, kind, facet, session.session.name, title, before=before)


def _add(session: ScheduledSession, known: set[str], work: Work, tally: Tally) -> None:
    """Note a session that is new in its week; what nobody has trained before is listed."""
    tally.add(_session(session, ChangeKind.ADDED), session.week, None, _moment(session))
    if session.session.name not in known:
        known.add(session.session.name)
        work.list_content(session)


def _remove(session: ScheduledSession, new: Schedule, weeks: Weeks, tally: Tally) -> None:
    """Note a session that is gone from its week, with the day that the new plan skips if that is why."""
    day = date_on(new, weeks.new, session.day)
    skipped = day is not None and day in new.plan.skips
    title = _session(session, ChangeKind.REMOVED, Facet.SKIPPED if skipped else "")
    tally.trained(session.session.name, weeks.new)
    tally.add(title, weeks.new, _moment(session), day if skipped else None)


def _replace(pair: SessionPair, names: Names, known: set[str], weeks: Weeks, into: tuple[Work, Tally]) -> None:
    """Note a session in another's place: how it differs if it is alike, else all of it if nobody knows it."""
    old, new = pair.old, pair.new
    if old is None or new is None:
        return
    work, tally = into
    before, title = wording.session_title(old.session), wording.session_title(new.session)
    if before == title:
        before = f"{before} ({old.session.name})"
    tally.add(_session(new, ChangeKind.REPLACED, before=before), new.week, _moment(old), _moment(new))
    if new.session.name in names.old:
        return
    if are_alike(old.exercises, new.exercises):
        known.add(new.session.name)
        compare_headers(old, new, tally, titles=False)
        work.compare(old, new, weeks)
    elif new.session.name not in known:
        known.add(new.session.name)
        work.list_content(new)


def _compare_pair(old: ScheduledSession, new: ScheduledSession, tally: Tally) -> None:
    """Note what differs in a session's name, day, time and header."""
    if old.session.name != new.session.name:
        tally.add(_session(new, ChangeKind.RENAMED), new.week, old.session.name, new.session.name)
    if (old.day, old.time) != (new.day, new.time):
        tally.add(_session(new, ChangeKind.MOVED), new.week, _moment(old), _moment(new))
    if old.optional != new.optional:
        kind = ChangeKind.ADDED if new.optional else ChangeKind.REMOVED
        was, now = (Facet.OPTIONAL.value if each.optional else None for each in (old, new))
        tally.add(_session(new, kind, Facet.OPTIONAL), new.week, was, now)
    if (old.status is Status.MISSED) is not (new.status is Status.MISSED):
        kind, moment = (ChangeKind.REMOVED if new.status is Status.MISSED else ChangeKind.ADDED), _moment(new)
        both = (moment, None) if kind is ChangeKind.REMOVED else (None, moment)
        tally.add(_session(new, kind, Facet.MISSED), new.week, *both)
    was, now = (None if each.gym is None else each.gym.shown for each in (old, new))
    if was != now:
        tally.add(_session(new, _kind(was, now), Facet.GYM), new.week, was, now)
    compare_headers(old, new, tally)


# ---- volume


def _compare_volume(weeks: Iterable[WeekPair], judged: Sequence[str], tally: Tally) -> None:
    """Note the hard sets of weeks that were and are, first of the muscles that the guide judges."""
    muscles = load_muscles().words
    both = [(old.week, new.week) for old, new in weeks if old is not None and new is not None]
    for muscle in (*judged, *(each for each in muscles if each not in judged)):
        subject = Subject(Topic.VOLUME, ChangeKind.CHANGED, muscle, name=muscles.get(muscle, muscle))
        for old, new in both:
            was, now = (week.volume.get(muscle, Volume()).total for week in (old, new))
            if was != now:
                step = Amount(now - was, None)
                tally.add(subject, new.number, was, now, step, special=new.kind is not None)
