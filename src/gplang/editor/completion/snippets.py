"""Whole blocks to fill in, with tab stops."""

from collections.abc import Iterator

from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context
from gplang.editor.planned import find_open, last_day
from gplang.lint.usual_doses import guide_doses
from gplang.vocabulary import Block, Day, Focus, Goal, Level, Role

_INDENT = "  "


def complete_blocks(context: Context, blocks: tuple[Block, ...]) -> Iterator[Suggestion]:
    """Yield a snippet for each of some kinds of block."""
    texts = {
        Block.PLAN: _plan(),
        Block.ATHLETE: 'athlete ${1:name} "${2:Name}"\n  max ${3:exercise} ${4:WEIGHT}',
        Block.GYM: 'gym ${1:name} "${2:Title}"\n  equipment ${3:barbell} ${4:rack}\n  bar       ${5:20kg}',
        Block.EXERCISE: 'exercise ${1:name} "${2:Title}"\n  like ${3:exercise}',
        Block.SCHEME: _scheme(context),
        Block.SESSION: _session(context),
        Block.WEEK: _week(context),
        Block.DONE: _done(context),
        Block.MISSED: _missed(context),
        Block.WEIGHT: "weight ${1:DATE} ${2:WEIGHT}",
        Block.LOG: 'log "${1:Title}"\n  of "${2:plan.gpl}"',
    }
    for block in blocks:
        text = texts.get(block, "")
        if not text:
            continue
        first = "the first lines of one" if "\n" in text else ""
        entry = Suggestion(f"{block} …", text, context.replace, EntryKind.SNIPPET, first, snippet=True, filter=block)
        yield entry._replace(names=(block,))


def _done(context: Context) -> str:
    day, session = _next_session(context)
    return f"done ${{1:{day}}} ${{2:{session}}}\n{_INDENT}did ${{3:exercise}} ${{4:3x5}}"


def _missed(context: Context) -> str:
    day, session = _next_session(context)
    return f'missed ${{1:{day}}} ${{2:{session}}} "${{3:why}}"'


def _next_session(context: Context) -> tuple[str, str]:
    """Return the day and the name of the first planned session behind the last record."""
    found = find_open(context.schedules) if context.compilation.document.is_log else []
    latest = last_day(context.schedules)
    coming = next((each for each in found if latest is None or each.date >= latest), None)
    return ("DATE", "session") if coming is None else (str(coming.date), coming.session.session.name)


def next_week(context: Context) -> int:
    """Return the number of the first week behind those that the plan describes."""
    plan = context.compilation.plan
    weeks = plan.weeks if plan is not None else ()
    return max((number for week in weeks for number in week.numbers), default=0) + 1


def _plan() -> str:
    goals, levels = ",".join(Goal), ",".join(Level)
    return f'plan "${{1:Title}}"\n{_INDENT}goal  ${{2|{goals}|}}\n{_INDENT}level ${{3|{levels}|}}'


def _scheme(context: Context) -> str:
    dose = guide_doses(Role.PRIMARY, None, context.profile)[0]
    return f'scheme ${{1:name}} "${{2:Title}}"\n{_INDENT}step ${{3:{dose}}}\n{_INDENT}step ${{4:{dose}}}'


def _session(context: Context) -> str:
    lines = [f'session ${{1:name}} "${{2:Title}}" ${{3|{",".join(Focus)}|}}']
    for number, role in enumerate((Role.PRIMARY, Role.SECONDARY, Role.ACCESSORY), start=2):
        dose = guide_doses(role, None, context.profile)[0]
        lines.append(f"{_INDENT}{role:9} ${{{number * 2}:exercise}} ${{{number * 2 + 1}:{dose}}}")
    return "\n".join(lines)


def _week(context: Context) -> str:
    names = [each.name for each in context.sessions.values()]
    lines = [f"week ${{1:{next_week(context)}}}"]
    for number, (day, name) in enumerate(zip((Day.MON, Day.THU), (names or ["session"]) * 2, strict=False), start=2):
        lines.append(f"{_INDENT}{day} ${{{number}:{name}}}")
    return "\n".join(lines)
