"""A plan and a log, day by day: what is asked for follows from the text and from what was done before."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, time
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.guide import Profile
from gplang.logs.records import Did, Done, Missed, Record
from gplang.model.week import Week
from gplang.quantities import ShareOf
from gplang.records import NamedTuple
from gplang.scheduling.answering.dealing import Share, deal, find_done, read_work
from gplang.scheduling.answering.easing import Easing, Stand
from gplang.scheduling.answering.estimates import Book, best_of
from gplang.scheduling.answering.sharing import share_steps, with_legs
from gplang.scheduling.answering.standing import Passed, Standing, note, settle
from gplang.scheduling.answering.telling import tell_once
from gplang.scheduling.answering.verdicts import Answering, Moved, find_fall, find_verdict
from gplang.scheduling.courses import SessionCourse, Workout
from gplang.scheduling.draft import convert, exactly
from gplang.scheduling.line_courses import LineCourse
from gplang.scheduling.precedence import Settings
from gplang.scheduling.reasons import Reason, Why
from gplang.scheduling.recorded import Recorded, Status
from gplang.scheduling.records import ScheduledExercise
from gplang.scheduling.slots import Place
from gplang.scheduling.turns import Known, Moment, Turn
from gplang.scheduling.volume import count_done
from gplang.vocabulary import Role


class Occurrence(NamedTuple):
    """A planned session: its place, its number in its week, and what it has of each line's turns."""

    place: Place
    at: int
    course: SessionCourse
    week: Week
    turns: Mapping[int | tuple[int, int], Turn]


class Answer(NamedTuple):
    """A session as it is asked for in the light of the log, and what the log has of it."""

    workout: Workout
    status: Status = Status.PLANNED
    recorded: Recorded | None = None


class Answers(NamedTuple):
    """The answers in the order of the sessions, and the moments of their exercises by the exercises' identity."""

    sessions: tuple[Answer, ...]
    extra: tuple[Recorded, ...]
    moments: Mapping[int, Moment]


def answer(
    occurrences: Sequence[Occurrence],
    matched: Mapping[int, Record],
    extra: Iterable[Record],
    settings: Settings,
    profile: Profile,
) -> Answers:
    """Return what the sessions of a plan ask for, each by what was recorded before it.

    `matched` are the records by the number of their session, `extra` those without one. Sessions come in the order of
    their records, or else of their days.
    """
    walk = _Walk(settings, profile, occurrences)
    others = [each for each in extra if isinstance(each, Done)]
    events = [(_when(each, matched.get(number)), number) for number, each in enumerate(occurrences)]
    events += [((each.date, each.time or time.min), -1 - number) for number, each in enumerate(others)]
    found: dict[int, Answer] = {}
    for _, number in sorted(events, key=lambda event: event[0]):
        if number < 0:
            walk.take_extra(others[-1 - number])
        else:
            found[number] = walk.take(occurrences[number], matched.get(number))
    told = tuple(_record(each, settings) for each in others)
    return Answers(tuple(found[number] for number in range(len(occurrences))), told, walk.moments)


def _when(occurrence: Occurrence, record: Record | None) -> tuple[date, time]:
    place = occurrence.place
    if record is None:
        return place.date or date.max, place.time or time.min
    return record.date, (record.time if isinstance(record, Done) else None) or place.time or time.min


def _record(record: Record, settings: Settings) -> Recorded:
    if isinstance(record, Missed):
        return Recorded(record.where, record.session, record.date, why=record.why)
    other = tuple(read_work(each, settings.unit) for each in record.did)
    told = (record.where, record.session, record.date, record.time, record.minutes, record.notes, record.pains)
    return Recorded(*told, other)


class _Asked(NamedTuple):
    """What a line is asked for: its moment, the text's, and where it stands."""

    line: LineCourse
    moment: Moment
    plain: Moment
    is_out: bool
    key: Hashable
    nth: int
    before: int
    interval: int
    counts: bool
    week: int
    stood: Stand


class _Walk:
    """What is known on the way from session to session."""

    def __init__(self, settings: Settings, profile: Profile, occurrences: Sequence[Occurrence]) -> None:
        self.moments: dict[int, Moment] = {}
        lines = {line.number: line for each in occurrences for line in each.course.lines}
        self._easing = Easing(lines)
        self._falls = {number: find_fall(line.track, settings) for number, line in lines.items()}
        self._shared = share_steps(lines, self._falls)
        self._profile = profile
        self._settings = settings
        self._standings: dict[Hashable, Standing] = {}
        self._times: dict[Hashable, int] = {}
        self._normal: dict[Hashable, Stand] = {}
        self._indexes: dict[Hashable, list[int]] = {}
        self._moved: dict[str, Fraction] = {}
        self._moved_by: dict[str, Reason] = {}
        self._steps: dict[int, int] = {}
        self._book = Book(profile.log)
        athlete = settings.athlete
        self._logged = frozenset() if athlete is None else athlete.logged_maxima

    def take_extra(self, record: Done) -> None:
        """Go past a session that is not planned: it tells of maxima alone."""
        for did in record.did:
            self._lift(did, record.date)
        self._book.note(record.date)

    def take(self, occurrence: Occurrence, record: Record | None) -> Answer:
        """Return what a session asks for, and go past it."""
        asked = [self._ask(line, occurrence) for line in occurrence.course.lines]
        workout = occurrence.course.work_out([(each.line, each.moment, each.is_out) for each in asked])
        by_line = {id(each.line.track.trained.line): each for each in asked}
        kept = [by_line[id(line)] for line in workout.lines]
        shares: Sequence[Share | None] = [None] * len(kept)
        recorded = None
        if isinstance(record, Done):
            dealt = deal(workout.exercises, workout.lines, record, self._settings.unit)
            shares = dealt.shares
            recorded = _record(record, self._settings)._replace(other=dealt.other)
            self._easing.count([(each.line, share) for each, share in zip(kept, shares, strict=True)])
        elif record is not None:
            recorded = _record(record, self._settings)
        session = find_done(workout.exercises, shares, record)
        told = [self._tell(each, planned) for each, planned in zip(kept, workout.exercises, strict=True)]
        told = tell_once(workout.exercises, told)
        done = []
        for each, planned, share, reasons in zip(kept, workout.exercises, shares, told, strict=True):
            if record is not None or each.moment.eased is not None or each.interval:
                self._note(each, planned, share, record, session)
            done.append(
                planned._replace(
                    reasons=reasons,
                    done=None if share is None else share.groups,
                    done_with=None if share is None else share.substitute,
                    as_planned=share is not None and share.as_planned,
                )
            )
            self.moments[id(done[-1])] = each.moment
        if not isinstance(record, Missed):
            self._easing.spread([(each.line, share is not None) for each, share in zip(kept, shares, strict=True)])
        if isinstance(record, Done):
            self._learn(record, [*zip(done, shares, strict=True)], recorded)
        if record is not None:
            self._book.note(record.date)
        workout = workout._replace(exercises=tuple(done))
        if recorded is None:
            return Answer(workout)
        hard_sets = count_done(done, recorded.other, self._profile.volume)
        status = Status.DONE if isinstance(record, Done) else Status.MISSED
        return Answer(workout._replace(hard_sets=hard_sets), status, recorded)

    def _ask(self, line: LineCourse, occurrence: Occurrence) -> _Asked:
        """Return what a line is asked for in a session."""
        week, turns = occurrence.week, occurrence.turns
        turn = (turns.get((line.number, occurrence.at)) if line.by_session else None) or turns[line.number]
        plain = line.moment(week.kind, week.adjusts, turn)
        track = line.track.at(plain.phase)
        place = turn.counted or turn
        since = (0, *place.begun)[track.counts_from] if line.track.later else 0
        key = (line.number, track.counts_from) if track.counts_from else (self._shared[line.number],)
        counts = week.kind is None and not occurrence.place.optional and not track.trained.line.optional
        if track.interval:
            index = place.k
        else:
            since = 0
            index = self._times.get(key, 0)
            self._times[key] = index + counts
        before = self._pass_by(key, index, counts=counts)
        standing = self._standings.get(key, Standing(begun=since))
        standing = settle(standing, index, before, track.interval, self._falls[line.number])
        self._standings[key] = standing
        form = self._easing.of(line)
        stood = self._stand(line, Stand(key, standing, index, track.interval, self._moved), week)
        moment = with_legs(plain, stood.legs, track.interval, line.number)
        if moment.since is not None and line.number in self._steps:
            moment = moment._replace(since_steps=self._steps[line.number])
        if counts:
            self._steps[line.number] = moment.steps
            self._normal[key] = stood
        moment = moment._replace(
            eased=Fraction(self._profile.log.eased, 100) if form.reason is not None else None,
            stage=min(stood.standing.stage, len(line.track.stages)),
            known=self._know(line, stood.moved),
        )
        is_out = line.is_out(week, turn)
        place_in = (key, index, before, track.interval, counts)
        return _Asked(line, moment, plain, is_out, *place_in, occurrence.place.week, stood)

    def _pass_by(self, key: Hashable, index: int, *, counts: bool) -> int:
        """Go past an index of a line, and return the one before it, -1 if there is none."""
        indexes = self._indexes.setdefault(key, [])
        at = bisect_left(indexes, index)
        if counts and (at == len(indexes) or indexes[at] != index):
            indexes.insert(at, index)
        return indexes[at - 1] if at else -1

    def _stand(self, line: LineCourse, now: Stand, week: Week) -> Stand:
        """Return where a line stands when a session asks for it.

        With less weight that is where it stood when it hurt and fell short; in a week with a kind, where it stood in
        the last normal one, or where the lines that count with it have brought it.
        """
        before = self._easing.of(line).before
        if before is not None and before.key == now.key:
            return before
        moved = now.moved if before is None else before.moved
        last = self._normal.get(now.key, now)
        has_moved_on = bool(now.interval) and now.nth not in self._indexes[now.key]  # by other lines of its counter
        return (now if week.kind is None or has_moved_on else last)._replace(moved=moved)

    def _know(self, line: LineCourse, moved_by: Mapping[str, Fraction]) -> Known | None:
        """Return what the log tells of the maxima that a line needs."""
        if not (self._logged or moved_by) or not line.needs:
            return None
        bests = ((each, self._book.find(each)) for each in sorted(line.needs & self._logged))
        moved = tuple((each, moved_by[each]) for each in sorted(line.needs & moved_by.keys()))
        known = Known(tuple((each, best) for each, best in bests if best is not None), moved)
        return known if known.bests or known.moved else None

    def _tell(self, asked: _Asked, planned: ScheduledExercise) -> tuple[Reason, ...]:
        """Return why a dose is not the one that the text alone would ask for."""
        moment, plain = asked.moment, asked.plain
        if moment == plain:
            return ()
        written = asked.line.at(plain)
        if (written.exercise.id, written.groups) == (planned.exercise.id, planned.groups):
            return ()
        form = self._easing.of(asked.line)
        eased = form.reason
        steps = moment.steps + sum(each.steps for each in moment.legs)
        stood = asked.stood.reason_of(asked.line.number, plain.steps - steps)
        is_told = form.before is not None or (eased is not None and stood == eased._replace(factor=Fraction(1)))
        reasons = [eased] if is_told else [eased, stood]
        if moment.known is not None:
            reasons += [Reason(Why.ESTIMATE, best.date, best=best) for _, best in moment.known.bests]
            reasons += [self._moved_by[each] for each, _ in moment.known.moved]
        return tuple(dict.fromkeys(each for each in reasons if each is not None))

    def _note(
        self,
        asked: _Asked,
        planned: ScheduledExercise,
        share: Share | None,
        record: Record | None,
        session: tuple[Exercise, ...],
    ) -> None:
        """Take note of what became of a line in a session with all of these exercises."""
        number = asked.line.number
        track = asked.line.track
        fall = self._falls[number]
        standing = settle(self._standings[asked.key], asked.nth, asked.before, asked.interval, fall)
        half_step = exactly(track.rounding.step.amount) / 2
        shares = track.counter is not None and track.counter.key != number
        line = number if shares else None
        at, model = track.at(asked.moment.phase), self._profile.log
        easing = self._easing
        form, lost = easing.of(asked.line), easing.lost(asked.line)
        told = (at, asked.moment, standing, asked.stood, form, lost, fall, half_step, line, model, session)
        answering = Answering(*told)
        found = find_verdict(answering, planned, share, record)
        easing.note(asked.line, found.form)
        if found.moved is not None:
            self._move(found.moved, asked)
        verdict = found.verdict
        if verdict is None and share is None:
            verdict = Passed()  # in a week, it outweighs a session with another exercise
        if verdict is not None and asked.counts:
            self._standings[asked.key] = note(standing, asked.nth, asked.before, verdict, asked.interval, fall)

    def _move(self, moved: Moved, asked: _Asked) -> None:
        """Move a training max; several lines that missed in one session cut it once."""
        exercise, reason = moved
        last = self._moved_by.get(exercise)
        is_cut = reason.why is Why.CUT
        if is_cut and (not asked.counts or (last is not None and (last.why, last.date) == (reason.why, reason.date))):
            return
        amount = reason.shift
        if reason.factor != 1:
            known = self._settings.maxima.with_known(asked.moment.known or Known())
            whole = known.find(exercise, asked.week, ShareOf.TRAINING_MAX)
            if whole is not None:
                amount += convert(whole.amount, whole.unit, self._settings.unit) * (reason.factor - 1)
        self._moved = {**self._moved, exercise: self._moved.get(exercise, Fraction(0)) + amount}
        self._moved_by[exercise] = reason

    def _learn(
        self, record: Done, done: Iterable[tuple[ScheduledExercise, Share | None]], recorded: Recorded | None
    ) -> None:
        """Write down the best sets of a session."""
        for exercise, share in done:
            if share is not None and exercise.role is not Role.WARMUP:
                self._add(exercise.done_with or exercise.exercise, share, record.date)
        for other in recorded.other if recorded is not None else ():
            if other.exercise is not None and other.role is not Role.WARMUP:
                sets = tuple(each for group in other.groups for each in group.expand())
                self._add(other.exercise, Share(sets), record.date)

    def _lift(self, did: Did, day: date) -> None:
        if did.exercise is not None and did.role is not Role.WARMUP:
            groups = read_work(did, self._settings.unit).groups
            self._add(did.exercise, Share(tuple(each for group in groups for each in group.expand())), day)

    def _add(self, exercise: Exercise, share: Share, day: date) -> None:
        best = best_of(share.sets, self._settings.unit, day, self._profile.log)
        if best is not None:
            self._book.add(exercise.id, best)
