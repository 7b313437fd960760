"""What a line says as a row of cells, in canonical order and spelling."""

from collections.abc import Callable, Iterator, Sequence

from gplang.formatter.spelling import spell_maximum, spell_number, spell_progress, spell_ramp, spell_value
from gplang.records import IntEnum, NamedTuple
from gplang.statements.lists import ALL_HEADERS, FILE_STATEMENTS, LINE_STATEMENTS
from gplang.syntax import ast
from gplang.syntax.document import Line
from gplang.syntax.tokens import Node
from gplang.typed import Any
from gplang.vocabulary import Block, CircuitKind


class Column(IntEnum):
    """What stands in a column, from left to right.

    `FEEL` is a load in words, which takes the place of effort and load. Additions are rest, tempo, method and
    `optional`, as many as a line has.
    """

    WORD = 0
    SUBJECT = 1
    DOSE = 2
    FEEL = 3
    EFFORT = 4
    LOAD = 5
    ADDITION = 6
    SECOND_ADDITION = 7
    THIRD_ADDITION = 8
    FOURTH_ADDITION = 9
    CUE = 10


class Cell(NamedTuple):
    """A text in a column; a `free` one may be wider than the column, and does not widen it."""

    column: Column
    text: str
    free: bool = False


Row = tuple[Cell, ...]
"""The cells of one line, from left to right."""

_ADDITIONS = (Column.ADDITION, Column.SECOND_ADDITION, Column.THIRD_ADDITION, Column.FOURTH_ADDITION)


_WITH_SUB_LINES = (Block.SESSION, Block.WEEK, Block.ATHLETE)


def level_of(keyword: str | None, block: Block) -> int:
    """Return how deep a line of a block stands by its first word: 0 for headers, 2 under an exercise line."""
    if keyword in FILE_STATEMENTS or keyword in ALL_HEADERS or block is Block.FILE:
        return 0
    return 2 if keyword in LINE_STATEMENTS and block in _WITH_SUB_LINES else 1


def build_row(line: Line, block: Block) -> Row:
    """Return the cells of a line of a block; it says something, and has no mistakes."""
    parsed = line.parsed
    assert parsed is not None
    assert parsed.keyword is not None
    word, statement, text = parsed.keyword, parsed.statement, line.where.text
    if isinstance(statement, ast.DayLine):
        return (Cell(Column.WORD, " ".join(_week_words(statement, text))),)
    if block is Block.WEEK or word in ALL_HEADERS or word in FILE_STATEMENTS:
        return (Cell(Column.WORD, " ".join([word, *_plain_words(word, statement, text)])),)
    first = Cell(Column.WORD, word)
    match statement:
        case ast.ExerciseLine(_, label, exercise, _, prescription):
            subject = words_of(text, exercise) if label is None else f"{label.value} {words_of(text, exercise)}"
            return (first, Cell(Column.SUBJECT, subject), *_prescription_cells(prescription, text))
        case ast.Swap(role, old, new, prescription, None) if block is Block.SESSION:
            subject = " ".join([*_choice(role), words_of(text, old), words_of(text, new)])
            return (first, Cell(Column.SUBJECT, subject, free=True), *_prescription_cells(prescription, text))
        case ast.Setting((exercise, weight)) if word in ("load", "round"):
            amount = Cell(Column.DOSE, spell_number(words_of(text, weight)))
            return (first, Cell(Column.SUBJECT, words_of(text, exercise)), amount)
        case ast.MaxSetting(exercise, maximum, of):
            amount = Cell(Column.DOSE, spell_maximum(words_of(text, maximum), of and words_of(text, of)))
            return (first, Cell(Column.SUBJECT, words_of(text, exercise)), amount)
        case ast.LoggedMax(exercise):
            return (first, Cell(Column.SUBJECT, words_of(text, exercise)), Cell(Column.DOSE, "from log"))
        case ast.RaiseSetting(exercise, growth):
            return (
                first,
                Cell(Column.SUBJECT, words_of(text, exercise)),
                Cell(Column.DOSE, spell_progress(words_of(text, growth)), free=True),
            )
        case _:
            return (first, Cell(Column.SUBJECT, " ".join(_plain_words(word, statement, text)), free=True))


def _plain_words(word: str, statement: Any, text: str) -> Iterator[str]:
    """Yield what stands behind the first word of a line that has no columns."""
    match statement:
        case ast.Header(name, title, base, focus, minutes, once):
            yield from (words_of(text, node) for node in (name, title) if node)
            if base:
                yield f"like {words_of(text, base)}"
            yield from _choice(focus)
            if minutes:
                yield spell_number(words_of(text, minutes))
            yield from ("once",) * (once is not None)
        case ast.WeekHeader(numbers, kind, label):
            yield ", ".join(spell_number(words_of(text, node)) for node in numbers)
            yield from _choice(kind)
            if label:
                yield words_of(text, label)
        case ast.Setting(values):
            yield from _list(text, values, lambda node: spell_value(word, node, words_of(text, node)))
        case ast.ClockSetting(day, time):
            yield from _choice(day)
            yield words_of(text, time)
        case ast.ProgressLine(role, progress, exercise):
            yield from _choice(role)
            if exercise:
                yield words_of(text, exercise)
            yield spell_progress(words_of(text, progress))
        case ast.OnMissLine(role, on_miss, exercise):
            yield from _choice(role)
            if exercise:
                yield words_of(text, exercise)
            yield spell_progress(words_of(text, on_miss))
        case ast.EventLine(name, title, minutes, metres, hard):
            yield from (words_of(text, node) for node in (name, title) if node)
            yield from (spell_number(words_of(text, node)) for node in (minutes, metres) if node)
            yield from ("hard",) * (hard is not None)
        case ast.CircuitLine():
            yield from _circuit_words(statement, text)
        case ast.Wave(steps, once):
            yield from ("once",) * once
            yield " | ".join(_write_groups(step, text) or "-" for step in steps)
        case ast.Stages(stages):
            names = (f"{words_of(text, each.exercise)} " if each.exercise else "" for each in stages)
            yield " | ".join(name + _write_groups(each.groups, text) for name, each in zip(names, stages, strict=True))
        case ast.Deload(groups) | ast.SchemeStep(groups):
            yield _write_groups(groups, text) or "-"
        case ast.Target():
            yield from _target(statement, text)
        case ast.Or(exercise, prescription):
            yield words_of(text, exercise)
            yield from (cell.text for cell in _prescription_cells(prescription, text))
        case ast.From(week, prescription):
            yield f"week {week.value}"
            yield from (cell.text for cell in _prescription_cells(prescription, text))
        case ast.Swap(role, old, new, prescription, since):
            yield from (*_choice(role), words_of(text, old), words_of(text, new))
            yield from (cell.text for cell in _prescription_cells(prescription, text))
            yield from _since(since)
        case ast.MoveLine(days, since):
            pairs = [node for pair in days for node in pair]
            yield from _list(text, pairs, lambda node: str(node.value))
            yield from _since(since)
        case _:
            yield from _week_words(statement, text)


def _circuit_words(statement: ast.CircuitLine, text: str) -> Iterator[str]:
    letter, kind, rounds, rest, seconds = statement
    yield letter.value
    if kind.value is not CircuitKind.ROUNDS:
        yield str(kind.value)
    if rounds is not None:
        yield f"{rounds.value} round{'s' * (rounds.value != 1)}"
    if rest is not None:
        yield f"rest {spell_number(words_of(text, rest))}"
    if seconds is not None:
        yield from ("cap",) * (kind.value is CircuitKind.FOR_TIME)
        yield spell_number(words_of(text, seconds))


def _week_words(statement: ast.Statement | None, text: str) -> Iterator[str]:
    match statement:
        case ast.DayLine(days, session, time, optional, gym):
            yield from _list(text, days, lambda node: words_of(text, node).lower())
            yield "rest" if session is None else words_of(text, session)
            yield from _time(text, time)
            if gym:
                yield f"in {words_of(text, gym)}"
            if optional:
                yield "optional"
        case ast.RotateLine(sessions, days, time):
            yield from _list(text, sessions, lambda node: "rest" if node.value is None else words_of(text, node))
            yield "on"
            yield from _list(text, days, lambda node: words_of(text, node).lower())
            yield from _time(text, time)
        case ast.AdjustLine(target, what, change):
            yield from _target(target, text)
            yield str(what.value)
            yield spell_number(words_of(text, change))


def _time(text: str, time: Node[Any] | None) -> Iterator[str]:
    """Yield a time of day, behind `at` where it stands there."""
    if time:
        yield from ("at",) * (text[: time.span.start].split()[-1].lower() == "at")
        yield words_of(text, time)


def _target(target: ast.Target, text: str) -> Iterator[str]:
    yield from _choice(target.role)
    if target.exercise:
        yield words_of(text, target.exercise)
    yield from _since(target.since)


def _since(node: Node[int] | None) -> Iterator[str]:
    """Yield from which week on a line holds, if it says so."""
    if node:
        yield f"from week {node.value}"


def _choice(node: Node[Any] | None) -> tuple[str, ...]:
    """Return the word of a closed list, if there is one."""
    return () if node is None else (str(node.value),)


def _list(text: str, nodes: Sequence[Node[Any]], spell: Callable[[Node[Any]], str]) -> Iterator[str]:
    """Yield the items of a list; a comma between two of them stays."""
    for at, node in enumerate(nodes):
        behind = text[node.span.end : nodes[at + 1].span.start] if at + 1 < len(nodes) else ""
        yield spell(node) + ("," if "," in behind else "")


def words_of(text: str, node: Node[Any]) -> str:
    """Return how a value is written."""
    start, end = node.span
    return text[start:end]


# ---- what follows an exercise


def _prescription_cells(prescription: ast.Prescription, text: str) -> Iterator[Cell]:
    groups = prescription.groups
    if len(groups) == 1:
        (group,) = groups
        dose, effort, load = write_group(group, text)
        yield Cell(Column.DOSE, dose)
        yield from (Cell(Column.EFFORT, effort),) * bool(effort)
        yield from (Cell(Column.FEEL if _is_feel(effort, load) else Column.LOAD, load),) * bool(load)
    elif groups:
        yield Cell(Column.DOSE, _write_groups(groups, text), free=True)
    elif prescription.ramp:
        yield Cell(Column.DOSE, spell_ramp(words_of(text, prescription.ramp)), free=True)
    elif prescription.scheme:
        yield Cell(Column.DOSE, f"scheme {words_of(text, prescription.scheme)}", free=True)
    yield from _additions(prescription, text)


def _is_feel(effort: str, load: str) -> bool:
    """Return whether a load stands where efforts do: one in words (`@light`, `@bar`) on a line without effort."""
    return not effort and load.removeprefix("@").isalpha()


def _additions(prescription: ast.Prescription, text: str) -> Iterator[Cell]:
    _, rest, tempo, method, cue, optional, *_ = prescription
    additions: list[str] = []
    groups = prescription.groups
    if rest and not any(group.rest for group in groups):
        additions.append(spell_rest(rest, text))
    if tempo and not any(group.tempo for group in groups):
        additions.append(spell_tempo(tempo, text))
    if method:
        additions.append(f"method {method.value}")
    if optional:
        additions.append("optional")
    yield from map(Cell, _ADDITIONS, additions)
    if cue:
        yield Cell(Column.CUE, words_of(text, cue))


def _write_groups(groups: Sequence[ast.Group], text: str) -> str:
    return ", ".join(" ".join(filter(None, _whole_group(group, text))) for group in groups)


def _whole_group(group: ast.Group, text: str) -> Iterator[str]:
    """Yield dose, effort and load of a group of sets, and the additions that it has for itself."""
    yield from write_group(group, text)
    if group.rest:
        yield spell_rest(group.rest, text)
    if group.tempo:
        yield spell_tempo(group.tempo, text)


def spell_rest(node: Node[Any], text: str) -> str:
    """Return a rest with its word."""
    return f"rest {spell_number(words_of(text, node))}"


def spell_tempo(node: Node[Any], text: str) -> str:
    """Return a tempo with its word."""
    return f"tempo {words_of(text, node).lower()}"


def write_group(group: ast.Group, text: str) -> tuple[str, str, str]:
    """Return dose, effort and load of a group of sets, each empty if it is not said."""
    dose, effort, load, of, share, *_ = group
    whole = " ".join([*([words_of(text, of)] if of else []), *_choice(share)])
    return (
        spell_number(words_of(text, dose)),
        spell_number(words_of(text, effort)) if effort else "",
        (spell_number(words_of(text, load)) if load else "") + (f" of {whole}" if whole else ""),
    )
