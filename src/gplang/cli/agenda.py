"""What `show --date`, `today` and `next` share: an agenda written in the form that is asked for."""

from typing import TYPE_CHECKING, Annotated

import click

from gplang.cli.door import hand_out, show_painted
from gplang.cli.options import form_option

if TYPE_CHECKING:
    from gplang.backends.agenda import Agenda

Form = Annotated[
    str,
    form_option(
        "text", "md", "html", "json", help="Text, a Markdown page, an HTML page, or one JSON object (gpl-agenda-1)."
    ),
]


def show_agenda(agenda: "Agenda", form: str, *, in_full: bool) -> None:
    """Print an agenda; `in_full`: with all that is trained in each session."""
    if form == "text":
        from gplang.cli.agenda_page import render_sessions, render_table
        from gplang.cli.terminal import choose_color

        show_painted(render_sessions(agenda) if in_full else render_table(agenda), color=choose_color())
    elif form == "json":
        from gplang.backends.agenda import json

        click.echo(json.render(agenda), nl=False)
    elif form == "md":
        from gplang.backends.agenda import markdown

        hand_out(markdown.render(agenda, in_full=in_full).encode(errors="backslashreplace"))
    else:
        from gplang.backends.agenda import html

        hand_out(html.render(agenda, in_full=in_full))
