"""What the rules would report if a plan had other lines: a change that trades one finding for another is no remedy."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from types import MappingProxyType

from gplang.catalog import Exercise
from gplang.guide import Amount, Numbers
from gplang.lint.lifts import Lift, Part
from gplang.lint.observe import Observed
from gplang.lint.policy import Policy
from gplang.lint.rule import Rule
from gplang.lint.see import see_line, see_session
from gplang.lint.subjects import LEGS, Share, TrainedLine, TrainedSession, TrainedWeek, Trainee
from gplang.lint.trained_weeks import add_up, add_up_least
from gplang.model.plan import Athlete
from gplang.model.session import Session, SetLine
from gplang.model.substitutes import choose_exercise
from gplang.records import NamedTuple
from gplang.scheduling.records import LoadForm, ScheduledExercise
from gplang.source import Location
from gplang.typed import Any, TypeVar

MOST_LINES = 50_000
"""Lines that all trials of a file judge; later findings get their remedies once the first ones are fixed."""

_FED = frozenset({"W301", "W305"})
"""Rules about counts that an exercise feeds: missing sets are reported, not forbidden."""

_KEPT = frozenset({LoadForm.LIGHT, LoadForm.MODERATE, LoadForm.PERCENT})

NewLines = Mapping[Location, SetLine]
"""Lines as they would be, by where they stand."""

_Version = TypeVar("_Version")
_Answer = TypeVar("_Answer")
_Key = tuple[str, str, Location | None]


class Trial(NamedTuple):
    """The outcome of other lines: whether a rule would have a new finding.

    `fewer` are the hard sets, by muscle, that a week would then miss by rules about counts, `fed` the codes of these.
    """

    is_worse: bool
    fewer: Mapping[str, Amount] = MappingProxyType({})
    fed: frozenset[str] = frozenset()


WORSE = Trial(is_worse=True)


class _Subjects(NamedTuple):
    """What a change can reach: sessions by the places of their lines, and weeks."""

    sessions: dict[Location, list[TrainedSession]]
    weeks: list[TrainedWeek]


def needs_of(athlete: Athlete | None) -> object:
    """Return what makes another exercise better or worse for an athlete; for those with the same one trial will do."""
    own = athlete and (athlete.name if athlete.changes or athlete.moves else None)
    return athlete and (athlete.kit, athlete.level, athlete.sensitive, own)


class Trials:
    """Tries lines on all athletes of a plan.

    `observe` returns what one athlete of those with the same needs trains; it is called once, when first needed, with
    the trials, so that it need not hold them: what refers to itself stays in memory until Python looks for rubbish.
    """

    def __init__(self, policy: Policy, observe: Callable[["Trials"], Iterable[Observed]]) -> None:
        self._policy = policy
        self._observe = observe
        self._seen: _Subjects | None = None
        self._known: dict[object, Trial] = {}
        self._left = MOST_LINES
        self._before: dict[tuple[int, int], Counter[_Key]] = {}
        self._rules: dict[tuple[type, str | None], list[tuple[Rule, Numbers]]] = {}
        self._answers: dict[object, Any] = {}
        self.asked = 0
        """How often somebody asked what other lines would do, or what other sessions hold."""

    @property
    def are_for_fixes(self) -> bool:
        """Whether fixes are wanted on which no finding's words rest."""
        return self._policy.exchanges

    @property
    def judged(self) -> int:
        """How many lines were judged so far."""
        return MOST_LINES - self._left

    def once(self, question: object, answer: Callable[[], _Answer]) -> _Answer:
        """Return the answer to a question that is asked again and again, worked out when it is first asked."""
        self.asked += 1
        if question not in self._answers:
            self._answers[question] = answer()
        found: _Answer = self._answers[question]
        return found

    def find_lines(self, session: Session, trainee: Trainee) -> dict[Location, TrainedLine]:
        """Return the lines of a session as somebody with an athlete's needs trains them, by their places."""
        self.asked += 1
        wanted = needs_of(trainee.athlete)
        found: dict[Location, TrainedLine] = {}
        for line in session.lines:
            for seen in self._subjects.sessions.get(line.where, ()):
                if line.where in found:
                    break
                if needs_of(seen.trainee.athlete) == wanted:
                    lines = {each.where: each._replace(trainee=trainee) for each in seen.lines}
                    found = {**lines, **found}
        return found

    def find_sessions(self, exercise: str, whom: Set[object]) -> tuple[TrainedSession, ...]:
        """Return the sessions, of athletes with some needs, that have a line with an exercise, as it is written."""
        return self.once(("sessions", exercise, frozenset(whom)), lambda: tuple(self._find_sessions(exercise, whom)))

    def _find_sessions(self, exercise: str, whom: Set[object]) -> Iterator[TrainedSession]:
        for session in {id(each): each for held in self._subjects.sessions.values() for each in held}.values():
            is_theirs = needs_of(session.trainee.athlete) in whom
            if is_theirs and any(line.line.exercise.id == exercise for line in session.lines):
                yield session

    def run(self, key: object, write: Callable[[], NewLines], least: int, whom: Set[object] | None = None) -> Trial:
        """Try the lines that are known by a key; `least` is the rank of the findings that must not be new.

        With `whom`, only athletes with these needs train them. Too many trials all end badly.
        """
        self.asked += 1
        found = self._known.get((least, key))
        if found is None:
            found = self._known[least, key] = self._run(write(), least, whom) if self._left > 0 else WORSE
        return found

    def _run(self, lines: NewLines, least: int, whom: Set[object] | None) -> Trial:
        subjects = self._subjects
        found = (each for where in lines for each in subjects.sessions.get(where, ()))
        reached = {id(each): each for each in found if whom is None or needs_of(each.trainee.athlete) in whom}
        changed = {number: _change_session(session, lines) for number, session in reached.items()}
        for number, new in changed.items():
            if new is not None and self._find_new(reached[number], new, lines, least) - _FED:
                return WORSE
        fewer: dict[str, Amount] = {}
        fed: set[str] = set()
        for week in subjects.weeks:
            shares = tuple(_change_share(share, changed) for share in week.shares)
            if all(new is old for new, old in zip(shares, week.shares, strict=True)):
                continue
            changed_sets = add_up(shares)
            changed_least = add_up_least(shares, changed_sets)
            changed_week = week._replace(
                shares=shares, sets=changed_sets, least=changed_least, trainee=_on_trial(week.trainee)
            )
            codes = self._find_new(week, changed_week, lines, least)
            if codes - _FED:
                return WORSE
            lost = {muscle: week.least[muscle] - changed_week.least[muscle] for muscle in LEGS} if codes else {}
            if not any(sets > 0 for sets in lost.values()):
                if codes - {code for code, *_ in self._before[id(week), least]}:
                    return WORSE
                continue
            fed |= codes
            for muscle, sets in lost.items():
                fewer[muscle] = max(fewer.get(muscle, 0), sets)
        return Trial(is_worse=False, fewer=fewer, fed=frozenset(fed))

    @property
    def _subjects(self) -> _Subjects:
        if self._seen is None:
            self._seen = _gather(self._observe(self))
        return self._seen

    def _find_new(
        self, old: TrainedSession | TrainedWeek, new: TrainedSession | TrainedWeek, lines: NewLines, least: int
    ) -> set[str]:
        """Return the codes of the findings on a changed subject that it did not have before.

        The first one that forbids the change is enough.
        """
        known = self._before.get((id(old), least))
        if known is None:
            known = self._before[id(old), least] = Counter(self._judge(old, least))
        found: Counter[_Key] = Counter()
        codes: set[str] = set()
        for key in self._judge(new, least, lines):
            found[key] += 1
            if found[key] > known[key]:
                codes.add(key[0])
                if key[0] not in _FED:
                    break
        return codes

    def _judge(
        self, subject: TrainedSession | TrainedWeek, least: int, lines: NewLines | None = None
    ) -> Iterator[_Key]:
        """Yield what the findings on a subject and its lines, or on those in the places of `lines`, are known by."""
        self._left -= sum(1 for _ in subject.lines)
        judged: list[TrainedSession | TrainedWeek | TrainedLine] = [subject]
        if isinstance(subject, TrainedSession):
            judged += [line for line in subject.lines if lines is None or line.where in lines]
        for each in judged:
            place = each.where if isinstance(each, TrainedLine) else None
            for rule, numbers in self._rules_for(each):
                for finding in rule.check(each, numbers):
                    severity = self._policy.severity.get(rule.code, finding.severity or rule.severity)
                    if severity.rank >= least:
                        yield rule.code, finding.about, place

    def _rules_for(self, subject: TrainedSession | TrainedWeek | TrainedLine) -> list[tuple[Rule, Numbers]]:
        """Return the rules about a kind of subject that have something to say of the goal, with its numbers."""
        goal = subject.trainee.plan.goal
        key = type(subject), goal
        if key not in self._rules:
            rules = [rule for rule in self._policy.rules if rule.subject is key[0] and goal not in rule.not_for]
            self._rules[key] = [(rule, self._policy.numbers_of(rule).under(goal)) for rule in rules]
        return self._rules[key]


def _gather(seen: Iterable[Observed]) -> _Subjects:
    """Return what is trained in normal weeks: of the versions of a session or of a week, the first and the last."""
    sessions: dict[object, list[TrainedSession]] = {}
    weeks: dict[object, list[TrainedWeek]] = {}
    for number, observed in enumerate(seen):
        for subject, *_ in observed.normal:
            if isinstance(subject, TrainedSession):
                sessions.setdefault((number, subject.session.name), []).append(subject)
            elif isinstance(subject, TrainedWeek):
                weeks.setdefault((number, subject.where), []).append(subject)
    kept = [week for versions in weeks.values() for week in _ends(versions)]
    seen_sessions = [
        *(session for versions in sessions.values() for session in _ends(versions)),
        *(share.session for week in kept for share in week.shares),
    ]
    on_trial = {id(each): _session_on_trial(each) for each in seen_sessions}
    by_place: dict[Location, list[TrainedSession]] = {}
    for session in on_trial.values():
        for line in session.lines:
            by_place.setdefault(line.where, []).append(session)
    return _Subjects(by_place, [_week_on_trial(week, on_trial) for week in kept])


def _session_on_trial(session: TrainedSession) -> TrainedSession:
    lines = tuple([line._replace(trainee=_on_trial(line.trainee)) for line in session.lines])
    return session._replace(lines=lines, trainee=_on_trial(session.trainee))


def _week_on_trial(week: TrainedWeek, sessions: Mapping[int, TrainedSession]) -> TrainedWeek:
    shares = tuple([share._replace(session=sessions[id(share.session)]) for share in week.shares])
    return week._replace(shares=shares, trainee=_on_trial(week.trainee))


def _ends(versions: list[_Version]) -> list[_Version]:
    return versions if len(versions) < 2 else [versions[0], versions[-1]]


# ---- what would be trained


def _change_share(share: Share, changed: Mapping[int, TrainedSession | None]) -> Share:
    new = changed.get(id(share.session))
    return share if new is None else share._replace(session=new)


def _on_trial(trainee: Trainee) -> Trainee:
    """Return a trainee to whom nothing is offered: what would be wrong is asked, not what to do about it."""
    return trainee._replace(trials=None)


def _change_session(session: TrainedSession, lines: NewLines) -> TrainedSession | None:
    """Return a session with other lines; None if the athlete would do the same as before."""
    athlete = session.trainee.athlete
    exercises = {
        line.where: new
        for line in session.lines
        if line.where in lines and (new := choose_exercise(lines[line.where], athlete)).id != line.exercise.id
    }
    if not exercises:
        return None
    trainee = _on_trial(session.trainee)
    parts = {
        # a week's `swap` makes lines of several roles in one place
        id(part): part._replace(line=lines[part.line.where]._replace(role=part.line.role))
        if part.line.where in exercises
        else part
        for line in session.lines
        for part in line.lift.parts
    }
    changed = tuple(_change_line(line, exercises, parts)._replace(trainee=trainee) for line in session.lines)
    written = session.session._replace(lines=tuple(line.line for line in changed))
    return see_session(written, changed, session.minutes, trainee)


def _change_line(line: TrainedLine, exercises: Mapping[Location, Exercise], parts: Mapping[int, Part]) -> TrainedLine:
    exercise = exercises.get(line.where)
    if exercise is None:
        return line
    cycle = tuple(_do_instead(done, exercise) for done in line.cycle)
    lift = Lift(tuple(parts[id(part)] for part in line.lift.parts if part.line.where in exercises))
    own = parts[id(line.own.parts[0])]
    return see_line(line.session, cycle, line.trainee, own, lift)


def _do_instead(done: ScheduledExercise, exercise: Exercise) -> ScheduledExercise:
    groups = tuple(
        group if group.load is None or group.load.form in _KEPT else group._replace(load=None) for group in done.groups
    )
    return done._replace(exercise=exercise, groups=groups)
