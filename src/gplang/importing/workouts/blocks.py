"""Workouts in the notation of a log."""

from collections.abc import Iterable, Iterator

from gplang.catalog import Exercise
from gplang.importing.workouts.planned import Planned, is_added
from gplang.importing.workouts.records import Performed, Workout
from gplang.quantities import MOST_SETS, Measure
from gplang.vocabulary import Role
from gplang.writer.quoting import quote
from gplang.writer.values import number, weight

_UNITS = {Measure.REPS: "", Measure.SECONDS: "s", Measure.METRES: "m"}
_ASSISTED = "assisted-"


def render(workout: Workout, session: str, planned: Planned) -> str:
    """Return a workout as the lines of a log, the last one ended."""
    time = f"{workout.time:%H:%M}" if workout.time is not None else ""
    length = "" if workout.minutes is None else f"{workout.minutes}min"
    header = " ".join(part for part in ("done", workout.date.isoformat(), time, session, length) if part)
    rows = [("did", subject, sets) for subject, sets in _did(workout, session, planned)]
    rows += [("note", quote(text, "a note"), "") for text in workout.notes]
    first = max((len(row[0]) for row in rows), default=0)
    second = max((len(subject) for word, subject, _ in rows if word == "did"), default=0)
    lines = [f"  {word:<{first}}  {subject:<{second * bool(sets)}}  {sets}".rstrip() for word, subject, sets in rows]
    return "".join(f"{line}\n" for line in (header, *lines))


def _did(workout: Workout, session: str, planned: Planned) -> Iterator[tuple[str, str]]:
    """Yield each exercise with its sets, in the order in which they were begun."""
    found: dict[tuple[str, str], list[str]] = {}
    said: dict[tuple[str, str], list[Performed]] = {}
    for key, words, exercise, sets in _by_exercise(workout, planned):
        role = _role(sets[0], key, session, planned)
        subject = exercise.id if exercise is not None else quote(words, "an exercise")
        written = [_group(each, exercise, session, planned) for each in _fold(sets)]
        found.setdefault((role, subject), []).extend(written)
        said.setdefault((role, subject), []).extend(sets)
    for (role, subject), groups in found.items():
        yield f"{role} {subject}".strip(), f"{', '.join(groups)}{_felt(said[role, subject])}"


def _felt(sets: Iterable[Performed]) -> str:
    """Return what stands behind all sets of an exercise: whether form was lost, and the worst pain."""
    pain = max((each.pain for each in sets if each.pain is not None), default=None)
    return f"{'  form' if any(each.form for each in sets) else ''}{'' if pain is None else f'  pain {pain}'}"


def _by_exercise(workout: Workout, planned: Planned) -> Iterator[tuple[str, str, Exercise | None, list[Performed]]]:
    found: dict[tuple[str, bool, str | None], tuple[str, Exercise | None, list[Performed]]] = {}
    for each in workout.sets:
        exercise = planned.find(each.exercise)
        key = each.exercise.casefold() if exercise is None else exercise.id
        own = (key, each.warmup, each.role)
        found.setdefault(own, (each.exercise, exercise, []))[2].append(each)
    for (key, _, _), (words, exercise, sets) in found.items():
        yield key, words, exercise, sets


def _role(first: Performed, exercise: str, session: str, planned: Planned) -> str:
    """Return the role that has to be said: that of warm-ups, and one of several."""
    if first.warmup:
        return Role.WARMUP
    return first.role if first.role is not None and len(planned.roles(session, exercise)) > 1 else ""


def _fold(sets: Iterable[Performed]) -> Iterator[Performed]:
    """Yield sets, neighbours alike together."""
    last: Performed | None = None
    for each in sets:
        if last is not None and last._replace(sets=1) == each._replace(sets=1) and last.sets + each.sets <= MOST_SETS:
            last = last._replace(sets=last.sets + each.sets)
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _group(one: Performed, exercise: Exercise | None, session: str, planned: Planned) -> str:
    use = planned.use(session, exercise.id) if exercise is not None else None
    side = "/side" if one.per_side or (use is not None and use.per_side) else ""
    count = "+".join(map(str, one.parts)) or one.amount
    words = [f"{one.sets}x{count}{_UNITS[one.measure]}{side}"]
    if one.load is not None:
        added = one.bodyweight
        if added is None:
            added = use is not None and exercise is not None and is_added(exercise, use)
        amount = one.load.amount
        if added and amount > 0 and exercise is not None and exercise.id.startswith(_ASSISTED):
            amount = -amount
        words.append(_load(one._replace(load=one.load._replace(amount=amount)), added))
    elif one.word is not None:
        words.append(f"@{one.word}")
    if one.reserve is not None:
        words.append(f"@rir{number(one.reserve)}")
    return " ".join(words)


def _load(one: Performed, added: bool) -> str:
    assert one.load is not None
    amount, unit = one.load
    if added and not amount:
        return "@bw"
    if added or amount < 0:
        return f"@bw{'-' if amount < 0 else '+'}{number(abs(amount))}{unit}"
    return f"@{weight(one.load)}"
