"""An exercise as a card: all its facts on one page of text."""

from textwrap import wrap

from gplang.catalog import Exercise
from gplang.catalog.basis import find_basis
from gplang.catalog.facts import find_facts, name_facts, name_grounds
from gplang.cli import clicks as click
from gplang.cli.terminal import page_width
from gplang.guide import load_statements

_LABEL_WIDTH = 12
_WHY_WIDTH = 27
_MARGIN = "  "


def render_exercise(exercise: Exercise) -> str:
    """Return the card of an exercise, at most 80 columns wide, its title in bold: its facts, and why they are so."""
    lines = [f"{click.style(exercise.name, bold=True)}  ({exercise.id})", ""]
    for label, text in find_facts(exercise):
        lines += _row(label, text)
    lines += ["", f"{_MARGIN}why"]
    for reason, facts in find_basis(exercise).items():
        lines += _row(name_facts(facts), f"{reason.says} ({name_grounds(reason)})", _WHY_WIDTH)
    statements = load_statements()
    if exercise.guide:
        lines += ["", f"{_MARGIN}the guide says"]
        for statement in exercise.guide:
            lines += _row(statement, statements[statement])
    return "".join(f"{line}\n" for line in lines)


def _row(label: str, text: str, width: int = _LABEL_WIDTH) -> list[str]:
    """Return a label and its text, wrapped, as lines."""
    first = f"{_MARGIN}{label:{width}}"
    return wrap(
        text,
        page_width(),
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )
