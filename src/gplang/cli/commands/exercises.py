"""`gpl exercises`: list the catalog in the guide's order."""

from collections.abc import Iterable, Sequence

from gplang.catalog import (
    Exercise,
    Pattern,
    key,
    load_catalog,
    load_muscles,
    priority,
    to_record,
)
from gplang.cli import clicks as click
from gplang.cli.completion_words import complete_equipment, complete_muscles, complete_patterns
from gplang.cli.door import hand_out, show_painted
from gplang.cli.exit_codes import FINDINGS
from gplang.cli.kit_words import NO_KIT, find_word, read_kit
from gplang.cli.lookup import offer_exercises, offer_words, unknown_word
from gplang.cli.options import form_option, json_alias, takes
from gplang.cli.terminal import choose_color, page_width
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import Annotated

_GAP = "  "
_HEADER = ("exercise", "rating", "pattern", "trains")


class _Query(NamedTuple):
    """What to list; `kit` is all there is to train with, `None` for a gym that has everything."""

    words: tuple[str, ...]
    muscle: str | None
    pattern: Pattern | None
    kit: frozenset[str] | None

    def matches(self, exercise: Exercise) -> bool:
        """Tell whether an exercise is asked for."""
        return (
            _has_words(exercise, self.words)
            and (self.muscle is None or self.muscle in exercise.trains)
            and (self.pattern is None or self.pattern is exercise.pattern)
            and (self.kit is None or not exercise.lacks(self.kit))
        )

    def describe(self) -> str:
        """Return the query in words, for a message."""
        parts = [f"'{make_visible(' '.join(self.words))}'"] if self.words else []
        if self.muscle is not None:
            parts.append(f"muscle {self.muscle}")
        if self.pattern is not None:
            parts.append(f"pattern {self.pattern}")
        if self.kit is not None:
            parts.append(f"equipment {', '.join(sorted(self.kit)) or NO_KIT}")
        return ", ".join(parts)


class _Request(NamedTuple):
    """What `gpl exercises` takes."""

    words: Annotated[tuple[str, ...], click.argument("words", nargs=-1)]
    muscle: Annotated[
        str | None,
        click.option(
            "--muscle",
            metavar="MUSCLE",
            shell_complete=complete_muscles,
            help="Only exercises that train this muscle directly.",
        ),
    ]
    pattern: Annotated[
        str | None,
        click.option(
            "--pattern",
            metavar="PATTERN",
            shell_complete=complete_patterns,
            help="Only exercises of this pattern, such as hinge or squat.",
        ),
    ]
    equipment: Annotated[
        tuple[str, ...],
        click.option(
            "--equipment",
            metavar="KIT",
            multiple=True,
            shell_complete=complete_equipment,
            help="What you have: only exercises that need nothing else; separated by commas or spaces; none is no"
            " equipment.",
        ),
    ]
    form: Annotated[
        str, form_option("text", "json", "csv", help="Text, or all facts: one JSON array, or comma-separated values.")
    ]
    as_json: Annotated[bool, json_alias()]


@click.command(
    epilog="Exit codes: 0 listed, 1 no exercise matches, 2 an unknown muscle, pattern or piece of equipment,"
    " or the command is misused."
)
@takes(_Request)
def exercises(ctx: click.Context, request: _Request) -> None:
    """List the exercises of the catalog.

    WORDS are parts of a name: "gpl exercises single leg" lists exercises with both in the id, name or aliases.
    The order is the guide's: impact on performance first, then practicality. The rating shows both, from 1 to 5.
    """
    words = request.words
    muscle, pattern = _read_muscle(request.muscle), _read_pattern(request.pattern)
    query = _Query(words, muscle, pattern, read_kit(request.equipment))
    catalog = load_catalog()
    found = sorted(filter(query.matches, catalog.exercises.values()), key=priority)
    if request.as_json or request.form == "json":
        click.echo(render_json(found), nl=False)
    elif request.form == "csv":
        hand_out(_render_csv(found).encode())
    elif found:
        show_painted(render_table(found), color=choose_color())
    if not found:
        known = any(_has_words(exercise, words) for exercise in catalog.exercises.values())
        near = "" if known else offer_exercises(" ".join(words), catalog)
        click.echo(f"{ctx.command_path}: no exercise matches {query.describe()}{near}", err=True)
        ctx.exit(FINDINGS)


def render_table(found: Sequence[Exercise]) -> str:
    """Return a table of exercises that fits 80 columns: id, impact/practicality, pattern, muscles."""
    rows = [(exercise.id, f"{exercise.impact}/{exercise.practicality}", str(exercise.pattern)) for exercise in found]
    widths = [max(map(len, column)) for column in zip(_HEADER[:3], *rows, strict=True)]
    room = page_width() - sum(widths) - len(widths) * len(_GAP)
    lines = [click.style(_line(_HEADER, widths), bold=True)]
    for row, exercise in zip(rows, found, strict=True):
        lines.append(_line((*row, _muscles(exercise, room)), widths))
    return "".join(f"{line}\n" for line in lines)


def render_json(found: Iterable[Exercise]) -> str:
    """Return exercises as one JSON array, all facts included."""
    from gplang.jsontext import write_json

    return write_json([to_record(exercise) for exercise in found]) + "\n"


def _render_csv(found: Iterable[Exercise]) -> str:
    """Return exercises as comma-separated values: a column for each fact, `; ` in lists, `|` between alternatives."""
    from gplang.backends.csv import write_table
    from gplang.records import fields

    columns = [field.name for field in fields(Exercise) if field.name != "parts"]
    return write_table(columns, ([_cell(fact) for fact in to_record(exercise).values()] for exercise in found))


def _cell(fact: object) -> str:
    match fact:
        case None:
            return ""
        case bool():
            return str(fact).lower()
        case list():
            return "; ".join("|".join(each) if isinstance(each, list) else str(each) for each in fact)
    return str(fact)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=False)]
    return _GAP.join([*padded, cells[-1]]).rstrip()


def _muscles(exercise: Exercise, room: int) -> str:
    """Return the muscles trained, in brackets those assisted if there are no others, as many as fit."""
    muscles = exercise.trains or exercise.assists
    opening, closing = ("", "") if exercise.trains else ("(", ")")
    for shown in range(len(muscles), 0, -1):
        more = f" +{len(muscles) - shown}" if shown < len(muscles) else ""
        text = opening + " ".join(muscles[:shown]) + more + closing
        if len(text) <= room:
            return text
    return f"+{len(muscles)}" if muscles else "-"


def _has_words(exercise: Exercise, words: Iterable[str]) -> bool:
    names = [key(name) for name in (*exercise.names, exercise.name)]
    return all(any(key(word) in name for name in names) for word in words)


def _read_muscle(word: str | None) -> str | None:
    return None if word is None else find_word("muscle", word, load_muscles())


def _read_pattern(word: str | None) -> Pattern | None:
    if word is None:
        return None
    for pattern in Pattern:
        if key(pattern) == key(word):
            return pattern
    offer = offer_words(word, Pattern) or f"; patterns are {', '.join(Pattern)}"
    raise unknown_word("pattern", word, offer)
