"""Sprints or jumps stand behind heavy work for the legs.

Speed and jumping are skills of fresh legs: behind heavy squats or hinges they are slower, and hamstrings are strained
most often when they are tired. They come first, behind the warm-up.

The rule looks at working lines of sprints and jumps, not at finishers, with a heavy line for the lower body before
them: a loadable exercise with at most eight repetitions. A jump that shares a superset with a heavy lift is meant so.

    gpl fail
    session field power
      primary    back-squat       4x5        @rir2
      secondary  sprint           4x30m

    gpl pass
    session field power
      primary    sprint           4x30m
      secondary  back-squat       4x5        @rir2
"""

from collections.abc import Iterator

from gplang.catalog import Kind, Region
from gplang.diagnostics import Label, Severity
from gplang.guide import Numbers
from gplang.lint.facts import derived, name_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine, TrainedSession

_FAST = (Kind.SPRINT, Kind.JUMP)
_BEHIND = "{exercise} behind heavy {other}"


@rule(
    "S115", "speed-first", severity=Severity.ADVICE, guide=("G05",), since="0.1", needs=Known.THERE, messages=(_BEHIND,)
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Look for heavy lines in front of fast ones."""
    heavy: list[TrainedLine] = []
    for line in session.lines:
        if line.is_heavy and line.exercise.region is Region.LOWER:
            heavy.append(line)
        elif line.is_working and line.exercise.kind in _FAST and (before := _before(line, heavy)) is not None:
            yield Finding(
                line.line.exercise_where,
                _BEHIND.format(exercise=name_of(line), other=name_of(before)),
                "do it first, while the legs are fresh",
                related=(Label(before.line.exercise_where, "heavy"), *derived(session)),
            )
            return


def _before(line: TrainedLine, heavy: list[TrainedLine]) -> TrainedLine | None:
    """Return the first heavy line that is no partner of a line."""
    label = line.line.label
    partner = (label or "")[:1].casefold()
    return next((each for each in heavy if label is None or (each.line.label or "")[:1].casefold() != partner), None)
