"""What goes with less weight for pain, or for repetitions that were lost to form."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from fractions import Fraction

from gplang.records import NamedTuple
from gplang.scheduling.answering.dealing import Share
from gplang.scheduling.answering.standing import Held, Standing
from gplang.scheduling.line_courses import LineCourse
from gplang.scheduling.reasons import Reason
from gplang.scheduling.turns import Leg
from gplang.vocabulary import Role


class Stand(NamedTuple):
    """Where the lines of a `key` stood when a session asked for them, and what training maxima had moved by."""

    key: Hashable
    standing: Standing
    nth: int
    interval: int
    moved: Mapping[str, Fraction]

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The steps behind that session."""
        return self.standing.legs_at(self.nth, self.interval)

    def reason_of(self, line: int, behind: int) -> Reason | None:
        """Return why a line that is so many steps `behind` its text differs from it."""
        return self.standing.reason_of(line, self.nth, self.interval, behind)


class Form(NamedTuple):
    """Why the load of a line is lowered next time, if it is.

    `before`: it fell short, too, and what that comes to waits until the lowered session is over, which is `before` it.
    """

    reason: Reason | None = None
    before: Stand | None = None

    @property
    def held(self) -> Held | None:
        """The session without a step that goes with less load."""
        return None if self.reason is None else Held(self.reason._replace(factor=Fraction(1)))


class Easing:
    """The forms of lines by their numbers, and how often in a row form was lost, by exercise."""

    def __init__(self, lines: Mapping[int, LineCourse]) -> None:
        self._lines = lines
        self._forms: dict[int, Form] = {}
        self._lost: dict[str, int] = {}

    def of(self, line: LineCourse) -> Form:
        """Return the form of a line."""
        return self._forms.get(line.number, Form())

    def lost(self, line: LineCourse) -> int:
        """Return how often in a row the exercise of a line has lost repetitions to form."""
        return self._lost.get(exercise_of(line), 0)

    def count(self, shares: Iterable[tuple[LineCourse, Share | None]]) -> None:
        """Count a session: once for each exercise, whatever its lines; what was not done itself counts for nothing."""
        lost: dict[str, bool] = {}
        for line, share in shares:
            if share is None or share.skipped or share.substitute is not None or _is_warmup(line):
                continue
            lost[exercise_of(line)] = lost.get(exercise_of(line), False) or share.form
        for exercise, is_lost in lost.items():
            self._lost[exercise] = self._lost.get(exercise, 0) + 1 if is_lost else 0

    def note(self, line: LineCourse, form: Form) -> None:
        """Take note of what a session came to."""
        self._forms[line.number] = form

    def spread(self, kept: Iterable[tuple[LineCourse, bool]]) -> None:
        """Ease what hurt in whatever session it comes next, and no longer where it hurt no more.

        Lines come with whether they were recorded; the others go as their exercise does, and so do warm-ups.
        """
        if not any(each.reason is not None for each in self._forms.values()):
            return
        now: dict[str, Form] = {}
        here = set()
        for line, is_recorded in kept:
            form = self.of(line)
            if _is_warmup(line) and form.reason is None:
                continue
            if is_recorded and not _is_warmup(line):
                here.add(line.number)
            exercise = exercise_of(line)
            now[exercise] = form if form.reason is not None else now.get(exercise, Form())
        for exercise, form in now.items():
            if form.reason is not None:
                self._lost[exercise] = 0
            for line in self._others(exercise, here):
                self._forms[line.number] = form

    def _others(self, exercise: str, here: set[int]) -> Iterator[LineCourse]:
        for line in self._lines.values():
            if line.number not in here and exercise_of(line) == exercise:
                yield line


def exercise_of(line: LineCourse) -> str:
    """Return the exercise of a line as it is written."""
    return line.track.trained.line.exercise.id


def _is_warmup(line: LineCourse) -> bool:
    return line.track.trained.line.role is Role.WARMUP
