"""What holds of the rules about the week, whatever the plan."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from gplang.compiler import check_source, default_policy
from gplang.diagnostics import Diagnostic
from gplang.lint.policy import Policy
from gplang.model.imports import ImportRefused
from gplang.source import SourceText

FEW = settings(max_examples=40)

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = ("hips", "legs", "third", "lower-a", "rück-tag", "z", "a-day", "monday")
FOCUSES = ("", "posterior", "posterior", "quad", "lower", "upper", "power")
EXERCISES = (
    *("rdl", "deadlift", "trap-bar-deadlift", "hip-thrust", "back-extension", "seated-leg-curl", "nordic-curl"),
    *("sl-rdl", "cable-abduction", "back-squat", "leg-press", "leg-extension", "walking-lunge", "bench-press"),
)
EFFORTS = ("", "@rir2", "@rir4", "@rir5", "@light")


class Line(NamedTuple):
    """One exercise line."""

    role: str
    exercise: str
    sets: int
    reps: int
    effort: str

    def __str__(self) -> str:
        return f"  {self.role} {self.exercise} {self.sets}x{self.reps} {self.effort}".rstrip()


class Session(NamedTuple):
    """A session without its name."""

    focus: str
    lines: tuple[Line, ...]


class Training(NamedTuple):
    """A plan of three sessions, one of them in turn with another, without their names and without dates."""

    sessions: tuple[Session, ...]
    days: Mapping[str, tuple[int, int | None]]
    turns: frozenset[str]

    def write(self, names: Sequence[str] = NAMES, dates: Sequence[str] = ()) -> str:
        """Return the text of the plan."""
        rows = ['plan "Any"', *dates]
        for name, session in zip(names, self.sessions, strict=False):
            rows += [f"session {name} {session.focus}".rstrip(), *map(str, session.lines)]
        rows.append("week 1-3, 5")
        for day, (index, hour) in self.days.items():
            rows.append(f"  {day} {names[index]}{'' if hour is None else f' {hour}:00'}")
        if self.turns:
            rows.append(f"  rotate {names[0]} {names[2]} on {' '.join(sorted(self.turns, key=DAYS.index))}")
        return "\n".join([*rows, "week 4 deload", "  like 1", "  adjust sets -40%", ""])


ROLES = st.sampled_from(("warmup", "primary", "secondary", "accessory", "accessory", "finisher"))
SETS, REPS = st.integers(1, 7), st.sampled_from((3, 5, 8, 12))
LINES = st.builds(Line, ROLES, st.sampled_from(EXERCISES), SETS, REPS, st.sampled_from(EFFORTS))
WORKING = st.builds(
    Line, st.sampled_from(("primary", "secondary", "accessory")), st.sampled_from(EXERCISES), SETS, REPS, st.just("")
)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Draw a session whose first line is a working line of hard sets."""
    lines = (draw(WORKING), *draw(st.lists(LINES, max_size=4)))
    return Session(draw(st.sampled_from(FOCUSES)), lines)


@st.composite
def trainings(draw: st.DrawFn) -> Training:
    """Draw a plan."""
    days = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=5, unique=True).map(sorted))
    turns = draw(st.sets(st.sampled_from(DAYS), max_size=3)) - set(days)
    hours = st.one_of(st.none(), st.integers(0, 23))
    written = {day: (draw(st.integers(0, 2)), draw(hours)) for day in sorted(days, key=DAYS.index)}
    return Training(draw(st.tuples(sessions(), sessions(), sessions())), written, frozenset(turns))


@cache
def policy() -> Policy:
    """Return the policy of the rules about the week, and the rule that two of them yield to."""
    everything = default_policy()
    rules = tuple(rule for rule in everything.rules if rule.code.startswith("W3") or rule.code == "S107")
    return Policy(everything.profile, rules, known=everything.known)


def find(text: str) -> list[Diagnostic]:
    """Return what the rules about the week say of a plan, which is otherwise without mistakes."""

    def no_files(importer: str, target: str) -> SourceText | ImportRefused:
        return ImportRefused(f"no file `{target}` beside {importer}")

    told = check_source(SourceText("plan.gpl", text), no_files, policy()).diagnostics
    assert not [each for each in told if each.code[0] == "E" and each.code != "E013"], text
    return [each for each in told if each.code.startswith("W3")]


def muscles(told: Sequence[Diagnostic], code: str) -> set[str]:
    """Return the muscles that a rule names."""
    return {
        found[1] for each in told if each.code == code and (found := re.search(r"hard sets? for (\w+)", each.message))
    }


@FEW
@given(trainings(), st.integers(0, 2))
def test_another_hard_set_is_never_too_few_nor_less_than_too_many(training: Training, index: int) -> None:
    session = training.sessions[index]
    first, *others = session.lines
    more = session._replace(lines=(first._replace(sets=first.sets + 1), *others))
    changed = tuple(more if number == index else each for number, each in enumerate(training.sessions))
    before = find(training.write())
    after = find(training._replace(sessions=changed).write())
    assert muscles(before, "W302") <= muscles(after, "W302")
    assert muscles(after, "W301") <= muscles(before, "W301")


@FEW
@given(trainings(), st.integers(-400, 400), st.integers(0, 40), st.integers(0, 40), st.integers(1, 12))
def test_moving_all_dates_by_whole_weeks_changes_nothing(
    training: Training, weeks: int, skipped: int, paused: int, days_off: int
) -> None:
    def told(start: date) -> list[tuple[object, ...]]:
        skip, pause = start + timedelta(days=skipped), start + timedelta(days=paused)
        dates = (
            f"  start {start}",
            f"  skip {skip}",
            f"  pause {pause}..{pause + timedelta(days=days_off - 1)}",
            "  timezone Europe/Berlin",
            "  at 18:00",
        )
        found = find(training.write(dates=dates))
        return [(each.code, each.severity, each.message, each.hint, each.where.span) for each in found]

    start = date(2027, 1, 4)
    assert told(start) == told(start + timedelta(weeks=weeks))


@FEW
@given(trainings(), st.permutations(NAMES))
def test_the_names_of_sessions_do_not_matter(training: Training, others: Sequence[str]) -> None:
    def told(names: Sequence[str]) -> list[tuple[object, ...]]:
        def unnamed(text: str) -> str:
            for number, name in enumerate(names):
                text = text.replace(f"`{name}`", f"`{number}`")
            return text

        found = find(training.write(names))
        return sorted(
            (each.code, each.severity, unnamed(each.message), unnamed(each.hint), each.where.start.line)
            for each in found
        )

    assert told(NAMES) == told(others)
