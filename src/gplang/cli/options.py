"""What commands take, each argument and option described once: as a field of the record that holds its value."""

from collections.abc import Callable

from gplang.cli import clicks as click
from gplang.cli.completion_words import complete_profiles, complete_rules
from gplang.typed import Annotated, Any, TypeVar

Request = TypeVar("Request")


STDIN = "-"
"""The path that means standard input."""

PLAN_PATH = click.Path()
"""The type of an argument that names a plan; whether it can be read is reported file by file, not by click."""


def takes(record: Callable[..., Request]) -> Callable[[Callable[[click.Context, Request], None]], click.Taking]:
    """Give a command what the fields of a record describe (`Annotated[type, click.option(…)]`), and such a record."""
    return lambda run: click.Taking(run, record)


def form_option(*forms: str, help: str) -> Any:
    """Return the option `--format`, of which the first form is the default."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], help=help)


def json_alias() -> Any:
    """Return `--json`, as `--format json` was written once; no help shows it."""
    return click.option("--json", "as_json", is_flag=True, hidden=True)


def _rules_option(name: str, text: str) -> Any:
    return click.option(name, metavar="RULES", multiple=True, help=text, shell_complete=complete_rules)


Paths = Annotated[tuple[str, ...], click.argument("paths", nargs=-1, type=PLAN_PATH)]
Select = Annotated[
    tuple[str, ...],
    _rules_option("--select", "Only these rules: codes, names or code prefixes, separated by commas."),
]
ExtendSelect = Annotated[tuple[str, ...], _rules_option("--extend-select", "Add these rules.")]
Ignore = Annotated[tuple[str, ...], _rules_option("--ignore", "Leave out these rules.")]
ProfileName = Annotated[
    str | None,
    click.option(
        "--profile",
        metavar="NAME",
        shell_complete=complete_profiles,
        help="The guideline profile: posterior-chain-1, general-1, or one of the configuration's. Default: the"
        " configuration's, or posterior-chain-1.",
    ),
]
LogPaths = Annotated[
    tuple[str, ...],
    click.option(
        *("--log", "logs"),
        metavar="LOG",
        multiple=True,
        type=PLAN_PATH,
        help="Answer to what was done by this log; may be given several times.",
    ),
]
NoLog = Annotated[bool, click.option("--no-log", is_flag=True, help="Leave out the logs that the configuration names.")]

ForceExclude = Annotated[
    bool, click.option("--force-exclude", is_flag=True, help="Skip excluded files even if they are named.")
]
WeekNotes = Annotated[
    bool,
    click.option("--week-notes", is_flag=True, help="Add an all-day event for each week with a label or a kind."),
]
StdinFilename = Annotated[
    str | None,
    click.option("--stdin-filename", metavar="NAME", help="The file name to use for standard input."),
]
