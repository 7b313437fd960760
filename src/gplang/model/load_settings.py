"""What plans and athletes say of loads: maxima and how they grow, starting loads, the steps of rounded loads."""

from collections.abc import Iterator, Mapping

from gplang.catalog import load_catalog, load_equipment, load_weights
from gplang.model.names import find_loaded
from gplang.model.scope import report_unknown
from gplang.model.setting_fields import Fields
from gplang.quantities import Maximum
from gplang.statements.lists import ALL_STATEMENTS
from gplang.syntax.ast import LoggedMax, MaxSetting, RaiseSetting, Setting
from gplang.syntax.document import Line
from gplang.syntax.tokens import Node
from gplang.typed import Any


def read_load(fields: Fields, keyword: str, line: Line, setting: Setting) -> None:
    """Keep the starting load of an exercise."""
    exercise = fields.scope.exercise(line, setting.values[0])
    if exercise is None or len(setting.values) < 2:
        return
    where = line.at(setting.values[0].span)
    if fields.once.is_new((keyword, exercise.id), where, f"`{keyword} {exercise.id}`"):
        fields.loads.setdefault(ALL_STATEMENTS[keyword].field, {})[exercise.id] = setting.values[1].value


def read_maximum(fields: Fields, keyword: str, line: Line, setting: MaxSetting | LoggedMax | Setting) -> None:
    """Keep a maximum, or a training max, of an exercise from a week on; or that a log estimates it."""
    if isinstance(setting, LoggedMax):
        logged = fields.scope.exercise(line, setting.exercise)
        where = line.at(setting.exercise.span)
        if logged and fields.once.is_new((keyword, logged.id, "log"), where, f"`{keyword} {logged.id} from log`"):
            fields.single["logged_maxima"] = fields.single.get("logged_maxima", frozenset()) | {logged.id}
        return
    if not isinstance(setting, MaxSetting):
        fields.scope.exercise(line, setting.values[0])
        return
    exercise = fields.scope.exercise(line, setting.exercise)
    maximum = setting.maximum.value
    if setting.of is not None:
        other = fields.scope.exercise(line, setting.of)
        if other is None:
            return
        if exercise is not None and other.id == exercise.id:
            hint = "a share is of another exercise's maximum"
            fields.scope.report(
                "E020", line.at(setting.of.span), f"a share of the maximum of `{other.id}` itself", hint
            )
            return
        maximum = maximum._replace(of=other.id)
    if exercise is None:
        return
    where, week = line.at(setting.exercise.span), f" from week {maximum.week}" if maximum.week > 1 else ""
    if not fields.once.is_new((keyword, exercise.id, maximum.week), where, f"`{keyword} {exercise.id}{week}`"):
        return
    field = "maxima" if keyword == "max" else "training_maxima"
    known = fields.loads.setdefault(field, {})
    known[exercise.id] = tuple(sorted((*known.get(exercise.id, ()), maximum), key=lambda each: each.week))


def find_circles(known: Mapping[str, tuple[Maximum, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield, for every exercise whose maximum is in the end a share of itself, the exercises on the way to it."""
    for exercise in list(known):
        line: dict[str, None] = {}
        current: str | None = exercise
        while current is not None and current not in line:
            line[current] = None
            current = next((given.of for given in known.get(current, ()) if given.of is not None), None)
        if current == exercise:
            yield (*line, exercise)


def report_circles(fields: Fields) -> None:
    """Report maxima that are shares of one another, and leave them out."""
    known = fields.loads.get("maxima", {})
    for circle in find_circles(known):
        exercise = circle[-1]
        where = fields.once.first["max", exercise, known[exercise][0].week]
        told = " → ".join(circle)
        fields.scope.report("E030", where, f"maxima are shares of each other: {told}", "give one of them a weight")
        del known[exercise]


def read_training_max(fields: Fields, keyword: str, line: Line, setting: MaxSetting | Setting) -> None:
    """Keep a training max: a share of each maximum, or, of an athlete, the weight for an exercise."""
    assert line.parsed
    word = line.at(line.parsed.word)
    if isinstance(setting, MaxSetting) or (setting.values and isinstance(setting.values[0].value, str)):
        if fields.is_plan:
            hint = "in the plan it is a share, `training-max 90%`; an athlete has weights"
            fields.scope.report("E020", word, "a training max of nobody", hint)
            return
        read_maximum(fields, keyword, line, setting)
    elif setting.values and fields.once.is_new(keyword, word, "the share of training maxima"):
        fields.single["training_share"] = setting.values[0].value


def read_raise(fields: Fields, keyword: str, line: Line, setting: RaiseSetting | Setting) -> None:
    """Keep how the maximum of an exercise grows."""
    node = setting.exercise if isinstance(setting, RaiseSetting) else setting.values[0]
    exercise = fields.scope.exercise(line, node)
    if exercise is None or not isinstance(setting, RaiseSetting):
        return
    if fields.once.is_new((keyword, exercise.id), line.at(node.span), f"`{keyword} {exercise.id}`"):
        fields.loads.setdefault("raises", {})[exercise.id] = setting.growth.value


def read_round(fields: Fields, keyword: str, line: Line, setting: Setting) -> None:
    """Keep the step of rounded loads: of all, of an exercise, or of what kit is the load."""
    assert line.parsed
    nodes = setting.values
    if not nodes or (len(nodes) == 1 and isinstance(nodes[0].value, str)):
        return
    weight = nodes[-1].value
    if len(nodes) == 1:
        where = line.at(line.parsed.word)
        if fields.once.is_new(keyword, where, f"`{keyword}`"):
            fields.single[keyword] = weight
            fields.roundings.append((where, weight))
        return
    where = line.at(nodes[0].span)
    field, word = _find_rounded(fields, line, nodes[0])
    if word is not None and fields.once.is_new((keyword, field, word), where, f"`{keyword} {word}`"):
        fields.loads.setdefault(field, {})[word] = weight
        fields.roundings.append((where, weight))


def read_plates(fields: Fields, keyword: str, line: Line, setting: Setting) -> None:
    """Keep the plates of a gym; each weight is given once."""
    assert line.parsed
    if not fields.once.is_new(keyword, line.at(line.parsed.word), f"`{keyword}`"):
        return
    for node in setting.values:
        weight = node.value.weight
        told = f"`{keyword}` of {weight.amount:f} {weight.unit}"
        if fields.once.is_new((keyword, weight), line.at(node.span), told):
            fields.lists.setdefault(keyword, []).append(node.value)


def _find_rounded(fields: Fields, line: Line, node: Node[Any]) -> tuple[str, str | None]:
    """Return the field, and the exercise or the kit in it, that a name means."""
    scope, where = fields.scope, line.at(node.span)
    found = find_loaded(node.value, scope.own)
    if found is None:
        if scope.all_exercises:
            names = (*(each.id for each in scope.own.values()), *load_catalog().exercises, *load_weights())
            report_unknown(scope, "E010", where, "exercise or kit", node.value, names)
        scope.missed.append(where)
    elif not isinstance(found, str):
        scope.exercise(line, node)
        return "rounds", found.id
    elif found in load_weights():
        return "kit_rounds", found
    else:
        hint = "such as `round dumbbell 2kg` or `round kettlebell 4kg`"
        scope.report("E020", where, f"no load is a {load_equipment().words[found]}", hint)
    return "rounds", None
