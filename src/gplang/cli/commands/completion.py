"""`gpl completion`: print a script that completes words in the shell.

The scripts lie beside this file. At each TAB they call `gpl` with `_GPL_COMPLETE` set, and click answers.
"""

from pathlib import Path

import click

SHELLS = ("bash", "zsh", "fish")


@click.command(epilog="Exit codes: 0 printed, 2 the command is misused.")
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
def completion(shell: str) -> None:
    """Print a script that completes words in the shell.

    SHELL is bash, zsh or fish. To load the script in each new shell:

    \b
      bash  in ~/.bashrc:  eval "$(gpl completion bash)"
      zsh   in ~/.zshrc, after compinit:  eval "$(gpl completion zsh)"
      fish  gpl completion fish > ~/.config/fish/completions/gpl.fish
    """
    click.echo(Path(__file__).with_name(f"completion.{shell}").read_text(encoding="utf-8"), nl=False)
