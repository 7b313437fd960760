"""`gpl fmt`: lay plans out in one way, without changing what they say."""

from codecs import BOM_UTF8

from gplang.cli import clicks as click
from gplang.cli.configured import choose_policies, leave_out
from gplang.cli.exit_codes import BUG, FINDINGS, OK, REFUSED
from gplang.cli.inputs import Input, Inputs, list_inputs, open_all, tell_problem
from gplang.cli.options import STDIN, ForceExclude, Paths, StdinFilename, takes
from gplang.cli.rewriting import mark_of, save, write_diff, write_out
from gplang.formatter.log_rows import has_words
from gplang.formatter.source import Formatted, format_source
from gplang.policies.ruling import Options, Policies
from gplang.project import PathProblem
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.syntax.reading import MAX_FILE_BYTES, MAX_LOG_BYTES, is_log
from gplang.typed import Annotated


class _Request(NamedTuple):
    """What `gpl fmt` takes: a formatted text is written, or only told (`check`), or shown as a diff."""

    paths: Paths
    check: Annotated[
        bool, click.option("--check", is_flag=True, help="Write nothing; list the files that would be changed.")
    ]
    diff: Annotated[bool, click.option("--diff", is_flag=True, help="Write nothing; show the changes as a diff.")]
    force_exclude: ForceExclude
    stdin_filename: StdinFilename
    quiet: Annotated[bool, click.option("--quiet", "-q", is_flag=True, help="Only report problems.")]

    @property
    def writes(self) -> bool:
        """Whether formatted texts are written."""
        return not (self.check or self.diff)


class _Trouble(NamedTuple):
    """Why a file was not formatted, and the exit code for it."""

    problem: PathProblem
    code: int = REFUSED


class _Outcome(NamedTuple):
    """How many files are, or would be, changed and how many are in order, and the exit code that problems make."""

    changed: int
    same: int
    trouble: int


@click.command(
    epilog="Exit codes: 0 done, or nothing to do; 1 with --check or --diff: files would be changed; 2 a file or a"
    " configuration cannot be read or written, or the command is misused; 3 a bug in gpl."
)
@takes(_Request)
def fmt(ctx: click.Context, request: _Request) -> None:
    """Format plans in one consistent layout: columns, indentation, spelling of words and numbers.

    PATHS are files, folders (every .gpl file in and below them) or - for standard input, which is written to
    standard output; without any, the current folder. The meaning of a plan and its comments stay the same;
    lines with mistakes are not changed. In a log the numbers of the plan take the place of "as planned", if the
    plan can be read and nothing in both is wrong.
    """
    if request.stdin_filename is not None and STDIN not in request.paths:
        raise click.UsageError("--stdin-filename needs - among the paths")
    inputs = list_inputs(request.paths or (".",), request.stdin_filename)
    policies = choose_policies(ctx, inputs.paths, Options())
    named = frozenset() if request.force_exclude else frozenset(request.paths)
    inputs = leave_out(inputs, policies, named, echo=request.writes)
    outcome = _format_all(inputs, request, policies)
    if not request.quiet:
        _summarise(outcome, written=request.writes)
    ctx.exit(outcome.trouble or (FINDINGS if not request.writes and outcome.changed else OK))


def _format_all(inputs: Inputs, request: _Request, policies: Policies) -> _Outcome:
    changed = same = trouble = 0
    for opened in open_all(inputs):
        if isinstance(opened, PathProblem):
            done: bool | _Trouble = _Trouble(opened)
        else:
            done = _format(opened, request, policies, typed=opened.file is inputs.stdin)
        if isinstance(done, _Trouble):
            tell_problem(done.problem)
            trouble = max(trouble, done.code)
        elif done:
            changed += 1
        else:
            same += 1
    return _Outcome(changed, same, trouble)


def _format(opened: Input, request: _Request, policies: Policies, *, typed: bool) -> bool | _Trouble:
    """Format one text; tell whether that changes it, or why it cannot be done."""
    shown = opened.file.shown
    if opened.refused:
        return _Trouble(PathProblem(shown, opened.refused[0].message, opened.refused[0].hint))
    formatted = format_source(opened.source)
    if has_words(formatted.text):
        from gplang.cli.logs import write_planned_numbers

        written = write_planned_numbers(opened, formatted.text, policies)
        formatted = formatted if written == formatted.text else format_source(SourceText(shown, written))
    if trouble := _find_trouble(opened, formatted):
        return trouble
    changes = formatted.text != opened.source.text
    problem = _hand_over(opened, formatted.text, request, typed=typed) if changes or typed else None
    if problem is not None:
        return _Trouble(problem)
    if formatted.kept and not request.quiet:
        lines = "1 line" if formatted.kept == 1 else f"{formatted.kept:,} lines"
        click.echo(f"{shown}: {lines} with mistakes left as written; `gpl check` explains them", err=True)
    return changes


def _find_trouble(opened: Input, formatted: Formatted) -> _Trouble | None:
    """Return why a formatted text must not take the place of the one before it."""
    shown = opened.file.shown
    if formatted.lost is not None:
        where = f"{shown}:{formatted.lost.start.line}"
        message = "internal error: formatting would change what the plan says"
        return _Trouble(PathProblem(where, message, "nothing was written; please report it"), BUG)
    data = formatted.text.encode() if formatted.text != opened.source.text else b""
    most = MAX_LOG_BYTES if is_log(data) else MAX_FILE_BYTES
    if len(data) > most - len(BOM_UTF8):
        message = f"would be larger than {most:,} bytes ({most // 2**20} MiB)"
        return _Trouble(PathProblem(shown, message, "nothing was written; split it and join the parts with `use`"))
    return None


def _hand_over(opened: Input, text: str, request: _Request, *, typed: bool) -> PathProblem | None:
    """Show, tell or write a text; return why it cannot be written."""
    shown = opened.file.shown
    changes = text != opened.source.text
    if request.diff:
        from gplang.lint.diff import render_diff

        write_diff(render_diff(opened.source, text, bom=mark_of(opened) != b""))
    elif request.check:
        write_diff(f"{shown}\n" if changes else "")
    elif typed:
        write_out(mark_of(opened).decode() + text)
    else:
        problem = save(opened, text)
        if problem is None and not request.quiet:
            click.echo(f"formatted {shown}", err=True)
        return problem
    return None


def _summarise(outcome: _Outcome, *, written: bool) -> None:
    changed, same, _ = outcome
    parts = []
    if changed:
        parts.append(f"{_count_files(changed)} " + ("formatted" if written else "would be formatted"))
    if same:
        parts.append(f"{_count_files(same)} in order")
    if parts:
        click.echo(", ".join(parts), err=True)


def _count_files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"
