"""What is told of names: exercises that nobody knows, and workouts that are no session of the plan."""

from collections.abc import Iterator, Sequence

from gplang.importing.workouts.planned import Planned
from gplang.importing.workouts.records import Workout

_MOST_SUGGESTED = 50
_MOST_DATES = 3


def find_unknown(workouts: Sequence[Workout], planned: Planned) -> Iterator[str]:
    """Yield a sentence for each exercise that is written in quotes."""
    sets: dict[str, int] = {}
    for each in (one for workout in workouts for one in workout.sets):
        if planned.find(each.exercise) is None:
            sets[each.exercise] = sets.get(each.exercise, 0) + each.sets
    for at, (words, count) in enumerate(sets.items()):
        near = planned.suggest(words) if at < _MOST_SUGGESTED else None
        meant = f"; did you mean `{near}`?" if near else ""
        yield f"no exercise `{words}`, in quotes: {count} {'set' if count == 1 else 'sets'}{meant}"


def find_strange(workouts: Sequence[Workout], session: str) -> Iterator[str]:
    """Yield a sentence for each title of workouts that have nothing in common with the plan; `session` is one of it."""
    dates: dict[str, list[str]] = {}
    for each in workouts:
        dates.setdefault(each.title or each.session, []).append(each.date.isoformat())
    for title, days in dates.items():
        listed = ", ".join(days[:_MOST_DATES]) + (", …" if len(days) > _MOST_DATES else "")
        option = f'; --session "{title}"={session} says which it is' if title and session else ""
        yield f"no exercise in common with a session of the plan: {f'{title} on ' if title else ''}{listed}{option}"
