"""The file of a log that a command adds to: read, made with its heading if it is missing, and written whole."""

import os
from pathlib import Path, PurePosixPath

from gplang.cli import clicks as click
from gplang.cli.exit_codes import REFUSED
from gplang.cli.options import STDIN
from gplang.project import read_bytes
from gplang.project.paths import mode_of, real_path
from gplang.project.reading import MISSING, reason_of
from gplang.project.writing import FileChangedError, replace_file, write_file
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.scheduling.records import Schedule

_MOST_BYTES = 16 * 1_048_576


def read_log(name: str | None) -> bytes | None:
    """Return the bytes of a log; None without one, and for one that is not there yet."""
    if name is None:
        return None
    if not name.lower().endswith(".gpl"):
        raise click.UsageError(f"--log takes a file of the language, such as log.gpl, not '{make_visible(name)}'")
    read = read_bytes(Path(name), _MOST_BYTES)
    if isinstance(read, bytes):
        if len(read) > _MOST_BYTES:
            raise click.ClickException(f"{make_visible(name)}: larger than {_MOST_BYTES // 1_048_576} MiB")
        return read
    if read == MISSING and not mode_of(Path(name)):
        return None
    raise click.ClickException(f"{make_visible(name)}: {read}")


def decode_log(data: bytes, name: str | None) -> str:
    """Return the text of a log; raises a usage error for what is none."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{make_visible(name or '')}: not in UTF-8, at byte {error.start}") from None
    words = next((line.split() for line in text.removeprefix("\ufeff").splitlines() if _says(line)), ["log"])
    if words[0].lower() not in ("log", "gpl"):
        shown = make_visible(words[0])
        raise click.ClickException(f"{make_visible(name or '')}: no log: it begins with `{shown}`, not with `log`")
    return text


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def write_heading(schedule: "Schedule", path: str, log: str | None) -> str:
    """Return the first lines of a new log."""
    from gplang.writer.quoting import quote

    athlete, plan = schedule.athlete, schedule.plan
    whose = "" if athlete is None else f"{athlete.title or athlete.name}: "
    folder = Path(log).parent if log is not None else Path()
    lines = [f"log {quote(f'{whose}{plan.title}', 'the title')}"]
    if path != STDIN:
        lines.append(f"  {'of':<{2 if athlete is None else 3}}  {quote(way_to(path, folder), 'the path of the plan')}")
    if athlete is not None:
        lines.append(f"  for  {athlete.name}")
    return "".join(f"{line}\n" for line in lines)


def way_to(path: str, folder: Path) -> str:
    """Return the way from a folder to a plan, as logs write it."""
    try:
        return str(PurePosixPath(*Path(os.path.relpath(real_path(Path(path)), real_path(folder))).parts))
    except ValueError:  # on another drive of Windows
        return Path(path).as_posix()


def save_log(ctx: click.Context, name: str, text: str, before: bytes | None) -> None:
    """Write a log whole or not at all; ends the command where that fails, or it is not what it was `before`."""
    try:
        if before is None:
            write_file(Path(name), text.encode())
        else:
            replace_file(Path(name), text.encode(), before)
    except FileChangedError:
        click.echo(f"{ctx.command_path}: {make_visible(name)} has changed meanwhile; nothing written", err=True)
        ctx.exit(REFUSED)
    except OSError as error:
        click.echo(f"{ctx.command_path}: cannot write {make_visible(name)}: {reason_of(error)}", err=True)
        ctx.exit(REFUSED)


def check_heading(ctx: click.Context, log: str, schedule: "Schedule", path: str, text: str) -> None:
    """Refuse the log of somebody else; tell of one that does not name the plan."""
    from gplang.importing.workouts import read_heading

    heading, athlete, folder = read_heading(text), schedule.athlete, Path(log).parent
    shown = make_visible(log)
    if athlete is not None and heading.athlete is not None and heading.athlete.casefold() != athlete.name.casefold():
        raise click.UsageError(f"{shown} is the log of {make_visible(heading.athlete)}, not of {athlete.name}")
    named = [real_path(folder / each) for each in heading.of]
    if path != STDIN and real_path(Path(path)) not in named:
        way = make_visible(way_to(path, folder))
        click.echo(
            f'{ctx.command_path}: {shown} does not name the plan; write `of "{way}"` below its first line', err=True
        )
