"""The command `gpl`, guarded: it ends with an exit code and a line, never with a traceback.

Exit codes: 0 clean, 1 findings, 2 usage or I/O, 3 a bug of ours; 130 after Ctrl-C and 141 where the reader of
the output went away, as the shell has them. This module imports next to nothing: `gpl --version` is quick.
"""

import os
import sys

from gplang.cli.door import guard_streams
from gplang.cli.exit_codes import BUG, INTERRUPTED, PIPE_CLOSED, REFUSED


def main(arguments: list[str] | None = None) -> None:
    """Run `gpl` with `arguments`, by default those of the process, and end the process."""
    guard_streams()
    code = _run_guarded(sys.argv[1:] if arguments is None else arguments)
    if arguments is None and not _is_awaited():
        _end(code)
    sys.exit(code)


def _is_awaited() -> bool:
    """Return whether somebody has a say at the end of the process: a profiler, a thread, a prompt, `atexit`."""
    import atexit

    callbacks = getattr(atexit, "_ncallbacks", None)  # other Pythons have none
    threading = sys.modules.get("threading")
    monitoring = getattr(sys, "monitoring", None)
    return (
        callbacks is None
        or callbacks() > 0
        or sys.getprofile() is not None
        or sys.gettrace() is not None
        or (monitoring is not None and any(map(monitoring.get_tool, range(6))))
        or (threading is not None and threading.active_count() > 1)
        or bool(sys.flags.interactive or sys.flags.inspect or os.environ.get("PYTHONINSPECT"))
    )


def _end(code: int) -> None:
    """End the process at once: taking every object down takes as long as starting Python."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return  # Python's own end knows what to say
    os._exit(code)


def _run_guarded(arguments: list[str]) -> int:
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if _was_interrupted(error):
            return INTERRUPTED
        if os.environ.get("GPL_DEBUG", "0") not in ("", "0"):
            import traceback

            traceback.print_exc()
        return _explain(error)


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from gplang import __version__

        sys.stdout.write(f"gpl {__version__}\n")
        return 0
    if arguments[:1] == ["check"]:
        from gplang.cli.kept import run_kept

        return run_kept(arguments[1:], lambda: _run_command(arguments))
    return _run_command(arguments)


def _run_command(arguments: list[str]) -> int:
    import gc

    from gplang.cli.calling import call

    gc.set_threshold(500_000, 20, 50)  # what a command makes it keeps to its end: looking for rubbish is waste
    code = call(arguments)
    if code is None:
        from gplang.cli.group import run

        code = run(arguments)
    return code


def _was_interrupted(error: BaseException | None) -> bool:
    """Return whether Ctrl-C is behind an error: while a module loads, Python 3.11 may make another error of it."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _explain(error: Exception) -> int:
    """Report in one line what went wrong, and return the exit code for it."""
    if isinstance(error, OSError):
        _drop_output()
        place = "" if error.filename is None else f"{error.filename}: "
        _complain(f"gpl: {place}{error.strerror or error}")
        return REFUSED
    _complain(
        f"gpl: internal error: {type(error).__name__}: {error}; please report it at the project's issue"
        " tracker, with the traceback that GPL_DEBUG=1 shows"
    )
    return BUG


def _complain(message: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(" ".join(message.split()) + "\n")


def _drop_output() -> None:
    """Send what is still to be written to stdout nowhere, so that the end of the process is quiet."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (AttributeError, OSError, ValueError):
        return
