"""What `show --date`, `today` and `next` share: an agenda written in the form that is asked for."""

from gplang.cli import clicks as click
from gplang.cli.delivery import deliver
from gplang.cli.options import form_option
from gplang.typed import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    from gplang.backends.agenda import Agenda

Form = Annotated[
    str,
    form_option(
        "text", "md", "html", "json", help="Text, a Markdown page, an HTML page, or one JSON object (gpl-agenda-1)."
    ),
]


def show_agenda(ctx: click.Context, agenda: "Agenda", form: str, output: str, *, in_full: bool) -> None:
    """Print an agenda, or write it into a file; `in_full`: with all that is trained in each session."""
    deliver(ctx, output, _render(agenda, form, in_full=in_full))


def _render(agenda: "Agenda", form: str, *, in_full: bool) -> str | bytes:
    if form == "text":
        from gplang.cli.agenda_page import render_sessions, render_table

        return render_sessions(agenda) if in_full else render_table(agenda)
    if form == "json":
        from gplang.backends.agenda import json

        return json.render(agenda).encode()
    if form == "md":
        from gplang.backends.agenda import markdown

        return markdown.render(agenda, in_full=in_full).encode(errors="backslashreplace")
    from gplang.backends.agenda import html

    return html.render(agenda, in_full=in_full)
