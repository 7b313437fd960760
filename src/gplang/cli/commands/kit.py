"""`gpl kit`: what one needs to train some plans."""

from gplang.cli import clicks as click
from gplang.cli.courses import schedule_courses
from gplang.cli.delivery import OutputFile, deliver
from gplang.cli.options import PLAN_PATH, form_option, takes
from gplang.cli.scheduled import AthleteName
from gplang.records import NamedTuple
from gplang.typed import Annotated


class _Request(NamedTuple):
    """What `gpl kit` takes."""

    plans: Annotated[tuple[str, ...], click.argument("plans", nargs=-1, type=PLAN_PATH)]
    athlete: AthleteName
    form: Annotated[str, form_option("text", "json", help="Text, or one JSON object (gpl-kit-1).")]
    output: OutputFile


@click.command(
    epilog="Exit codes: 0 listed, 1 a plan or a log has errors, 2 a file cannot be read, there is no such athlete, or"
    " the command is misused."
)
@takes(_Request)
def kit(ctx: click.Context, request: _Request) -> None:
    """List what one needs to train some plans: the equipment, place by place.

    For each gym it lists the kit, the exercises that need it and the weights that are written for them: of what each
    athlete does there, also where an `or` or a swap stands in for the written exercise. Where a gym's plates are known,
    the plates are listed that are enough for every planned load, for one bar. Where nobody says what there is, any one
    of the kit with `or` will do.

    PLANS are files, folders (every plan in and below them) or - for standard input; without any, the current folder.
    """
    courses, code = schedule_courses(ctx, request.plans, request.athlete, None, "listed")
    from gplang.backends.kit import find_places, render

    places = find_places(courses)
    if request.form == "json":
        deliver(ctx, request.output, render(places).encode())
        ctx.exit(code)
    from gplang.cli.kit_page import render_places

    deliver(ctx, request.output, render_places(places))
    ctx.exit(code)
