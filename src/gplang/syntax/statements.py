"""From the words of a line to its statement."""

from collections.abc import Callable

from gplang.patterns import late
from gplang.source import Span
from gplang.statements.lists import LOG_HEADERS
from gplang.suggest import slipped
from gplang.syntax import ast, headers, values, week_lines
from gplang.syntax.answer_lines import read_on_miss, read_stages
from gplang.syntax.circuit_lines import read_circuit
from gplang.syntax.event_line import read_event
from gplang.syntax.move_line import read_move
from gplang.syntax.prescription import ADDITIONS, read_prescription
from gplang.syntax.progression import read_progress
from gplang.syntax.setting_lines import read_setting
from gplang.syntax.since import take_since
from gplang.syntax.step_lines import read_step, read_wave
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems, read_exercise, read_role
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Block

if TYPE_CHECKING:
    from gplang.syntax.log_ast import LogStatement

_OPTIONAL = "optional"
_ONCE = "once"
_IN_LOGS = frozenset(LOG_HEADERS)
_BAD_LABEL = late(r"[A-Za-z][0-9]+")


def build_statement(
    rule: str, tokens: list[Token], problems: Problems, block: Block = Block.FILE
) -> "ast.Statement | LogStatement | None":
    """Build the statement of a grammar rule in a block; invalid values are added to `problems`."""
    build = _BUILDERS.get(rule)
    if build is not None and not (block in _IN_LOGS and rule == "setting"):
        return build(tokens, problems)
    from gplang.syntax.log_lines import read_log_line  # plans do not need it

    said = read_log_line(rule, tokens, problems)
    return said if said is not None or build is None else build(tokens, problems)


def _exercise_line(tokens: list[Token], problems: Problems) -> ast.ExerciseLine:
    role, *rest = tokens
    label = rest.pop(0) if rest[0].kind == "LABEL" else None
    exercise, *items = rest
    stray: list[Node[str]] = []
    while exercise.kind == "NAME" and items and items[0].kind == "NAME" and not slipped(items[0].text, ADDITIONS):
        stray.append(Node(items[0].text, items[0].span))
        items.pop(0)
    if stray and _BAD_LABEL.fullmatch(exercise.text):
        hint = "a letter and a number from 1 to 99, such as `A1`"
        problems.append(Problem("E001", exercise.span, f"`{exercise.text}` is no superset label", hint))
        exercise = Token("NAME", stray[0].value, stray.pop(0).span)
    if stray and exercise.text.lower() == _OPTIONAL:
        hint = "put it behind the sets"
        problems.append(Problem("E001", exercise.span, f"`{exercise.text}` stands behind the sets", hint))
        exercise = Token("NAME", stray[0].value, stray.pop(0).span)
    prescription = read_prescription(items, problems, exercise.span, needs_dose=not stray)
    return ast.ExerciseLine(
        read_role(role),
        Node(label.text.upper(), label.span) if label else None,
        read_exercise(exercise, problems),
        tuple(stray),
        prescription,
    )


def _swap(tokens: list[Token], problems: Problems) -> ast.Swap:
    rest = tokens[1:]
    role = rest.pop(0) if rest[0].kind == "ROLE" else None
    old, new, *items = rest
    items, since = take_since(items, problems)
    prescription = read_prescription(items, problems, new.span, needs_dose=False)
    role_node = read_role(role) if role else None
    return ast.Swap(role_node, read_exercise(old, problems), read_exercise(new, problems), prescription, since)


def _or(tokens: list[Token], problems: Problems) -> ast.Or:
    _, exercise, *items = tokens
    return ast.Or(
        read_exercise(exercise, problems), read_prescription(items, problems, exercise.span, needs_dose=False)
    )


def _from(tokens: list[Token], problems: Problems) -> ast.From | None:
    _, week, number, *items = tokens
    after = Span(week.span.start, number.span.end)
    before = len(problems)
    prescription = read_prescription(items, problems, after, needs_dose=False)
    first = int(number.text)
    if not prescription.groups and prescription.scheme is None:
        hint = "write what is done from then on, sets first: `from week 5 5x3 @rir1`"
        if len(problems) == before:
            problems.append(Problem("E001", after, f"no sets behind `from week {first}`", hint))
        return None
    if not 1 < first <= values.MOST_WEEKS:
        hint = f"from 2 to {values.MOST_WEEKS}; what holds from the first week on stands on the exercise line"
        problems.append(values.bad_value(number, f"from week {first}", hint))
        return None
    return ast.From(Node(first, number.span), prescription)


def _wave(tokens: list[Token], problems: Problems) -> ast.Wave:
    once = tokens[1].kind == "ONCE"
    if slipped(tokens[1].text, (_ONCE,)):
        message, hint = f"unknown word `{tokens[1].text}`", f"did you mean `{_ONCE}`?"
        problems.append(Problem("E003", tokens[1].span, message, hint, _ONCE, certain=True))
        once = True
    return ast.Wave(read_wave(tokens[1 + once :], problems, tokens[once].span), once)


def _deload(tokens: list[Token], problems: Problems) -> ast.Deload:
    return ast.Deload(read_step(tokens[1:], problems, tokens[0].span, "`deload` line"))


def _step(tokens: list[Token], problems: Problems) -> ast.SchemeStep:
    return ast.SchemeStep(read_step(tokens[1:], problems, tokens[0].span, "step of a scheme"))


_BUILDERS: dict[str, Callable[[list[Token], Problems], ast.Statement | None]] = {
    "gpl": headers.read_edition,
    "use": headers.read_use,
    "plan": headers.read_plan,
    "athlete": headers.read_athlete,
    "gym": headers.read_named,
    "exercise": headers.read_named,
    "scheme": headers.read_scheme,
    "session": headers.read_session,
    "week": headers.read_week,
    "setting": read_setting,
    "progress": read_progress,
    "on_miss": read_on_miss,
    "set_line": _exercise_line,
    "circuit": read_circuit,
    "step": _step,
    "wave": _wave,
    "stages": read_stages,
    "deload": _deload,
    "or": _or,
    "from": _from,
    "swap": _swap,
    "day": week_lines.read_day,
    "rotate": week_lines.read_rotate,
    "adjust": week_lines.read_adjust,
    "move": read_move,
    "event": read_event,
}
