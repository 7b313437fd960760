"""Running a command whose line is well-formed, without click."""

import os
import sys
from collections.abc import Sequence

from gplang.cli.clicks import Command, Context, Ended, echo
from gplang.cli.names import load_command
from gplang.cli.reading import read_line

_COMPLETION = "_GPL_COMPLETE"
"""What the shells' scripts set when TAB is pressed."""


def call(arguments: Sequence[str]) -> int | None:
    """Run one command and return its exit code; `None`, and nothing is done, where click has to read the line."""
    if not arguments or _COMPLETION in os.environ:
        return None
    name, *rest = arguments
    try:
        command = load_command(name)
        read = read_line(command.taking, rest) if isinstance(command, Command) else None
        if read is None or not isinstance(command, Command):
            return None
        command.taking.run(Context(f"gpl {name}", read.given), command.taking.record(**read.values))
    except Ended as ended:
        return ended.code
    except (EOFError, KeyboardInterrupt):
        echo(err=True)  # the cursor may stand behind something
        raise KeyboardInterrupt from None
    except Exception as error:
        if "click" not in sys.modules and not _is_refusal(error):
            raise
        from gplang.cli.mistakes import tell

        return tell(error, f"gpl {name}")
    return 0


def _is_refusal(error: Exception) -> bool:
    from gplang.policies.refusal import PolicyRefused

    return isinstance(error, PolicyRefused)
