"""`gpl check`: find mistakes in plans, hold them against the training guide, and mend what can be mended."""

from gplang.cli import clicks as click
from gplang.cli.options import (
    PLAN_PATH,
    ExtendSelect,
    ForceExclude,
    Ignore,
    NoLog,
    Paths,
    ProfileName,
    Select,
    StdinFilename,
    form_option,
    takes,
)
from gplang.diagnostics import Severity
from gplang.records import NamedTuple
from gplang.typed import Annotated


def _check_reason(reason: str | None) -> str | None:
    """Return the reason for ignore comments; one that cannot stand in a comment is a usage error."""
    if reason is None:
        return None
    from gplang.lint.add_ignores import refuse_reason

    if refused := refuse_reason(reason):
        raise click.BadParameter(f"that is no reason for a comment: {refused}")
    return " ".join(reason.split())


class Request(NamedTuple):
    """What `gpl check` takes."""

    paths: Paths
    select: Select
    extend_select: ExtendSelect
    ignore: Ignore
    profile: ProfileName
    logs: Annotated[
        tuple[str, ...],
        click.option("--log", "logs", metavar="LOG", multiple=True, type=PLAN_PATH, help="Check this log, too."),
    ]
    no_log: NoLog
    fix: Annotated[
        bool,
        click.option("--fix", is_flag=True, help="Apply the fixes that are certain or leave the training as it is."),
    ]
    unsafe_fixes: Annotated[
        bool,
        click.option(
            "--unsafe-fixes",
            is_flag=True,
            help="Include the fixes that change the training, to write (--fix) or only to show.",
        ),
    ]
    diff: Annotated[
        bool, click.option("--diff", is_flag=True, help="Show what the fixes would change as a diff; write nothing.")
    ]
    add_ignores: Annotated[
        str | None,
        click.option(
            "--add-ignores",
            metavar="REASON",
            callback=_check_reason,
            help="Suppress what is found now: write an ignore comment with this reason for every finding.",
        ),
    ]
    form: Annotated[
        str,
        form_option(
            *("text", "json", "sarif", "github"),
            help="Text, JSON (gpl-diagnostics-1), SARIF 2.1.0, or annotations for GitHub Actions.",
        ),
    ]
    output: Annotated[
        str | None,
        click.option(
            "--output",
            "-o",
            metavar="FILE",
            type=PLAN_PATH,
            help="Write the report to a file; - is standard output.",
        ),
    ]
    fail_on: Annotated[
        str | None,
        click.option(
            "--fail-on",
            type=click.Choice(tuple(severity.value for severity in Severity)),
            help="The lowest severity that gives exit code 1. Default: the configuration's, or warning.",
        ),
    ]
    exit_zero: Annotated[
        bool, click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
    ]
    quiet: Annotated[bool, click.option("--quiet", "-q", is_flag=True, help="Leave out the summary.")]
    jobs: Annotated[
        int | None,
        click.option(
            *("--jobs", "-j"), type=click.IntRange(1, 64), metavar="N", help="How many processes to use for many files."
        ),
    ]
    cache_dir: Annotated[
        str | None,
        click.option(
            "--cache-dir",
            metavar="FOLDER",
            type=PLAN_PATH,
            help="Keep results there. Default: GPL_CACHE_DIR, or the user's folder for caches.",
        ),
    ]
    no_cache: Annotated[
        bool, click.option("--no-cache", is_flag=True, help="Check everything again, and keep no result.")
    ]
    force_exclude: ForceExclude
    stdin_filename: StdinFilename
    color: Annotated[
        str,
        click.option(
            "--color",
            type=click.Choice(("auto", "always", "never")),
            default="auto",
            help="When to colour text; auto: on a terminal, unless NO_COLOR is set.",
        ),
    ]


@click.command(
    epilog="Exit codes: 0 clean, 1 findings (with --diff: or changes), 2 a file or a configuration cannot be read, or"
    " the command is misused."
)
@takes(Request)
def check(ctx: click.Context, request: Request) -> None:
    """Find mistakes in plans, and check them against the training guide.

    PATHS are files, folders (every .gpl file in and below them) or - for standard input; without any, the
    current folder. Hidden folders, virtual environments, node_modules, links to folders and GIMP palettes are
    skipped in folders. A folder without any plan is an error.

    RULES are codes, names or code prefixes: S103, main-lift-pattern, W3. "gpl rules" lists them.
    """
    from gplang.cli.checkup import run_check

    run_check(ctx, request)
