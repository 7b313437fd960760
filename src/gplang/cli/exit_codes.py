"""The exit codes of `gpl`; docs/commands.md says what each means for each command."""

OK = 0
FINDINGS = 1
"""There is something to look at: findings, changes, no match."""

REFUSED = 2
"""The command is misused, or a file cannot be read or written."""

BUG = 3
INTERRUPTED = 130
PIPE_CLOSED = 141
"""The last two are the shell's own numbers for Ctrl-C and for output that nobody reads any more."""
