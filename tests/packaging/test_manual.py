"""The manual pages say what the help says, and programs that show manual pages find nothing wrong with them."""

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from gplang.cli.group import gpl
from gplang.cli.names import COMMANDS

FOLDER = Path(__file__).parents[2] / "docs" / "man"
PAGES = sorted(FOLDER.iterdir())
_CONTEXT = click.Context(gpl, info_name="gpl", help_option_names=["-h", "--help"])


def plain(text: str) -> str:
    """Return a page as one line of words."""
    for escaped, meant in {r"\-": "-", r"\(aq": "'", r"\(ga": "`", r"\e": "\\", r"\&": ""}.items():
        text = text.replace(escaped, meant)
    text = re.sub(r"\\\[u([0-9A-F]{4})\]", lambda found: chr(int(found[1], 16)), text)
    return " ".join(re.sub(r"\\f[BIR]", "", text).split())


def test_every_command_has_its_page_and_gpl_names_them() -> None:
    assert [path.name for path in PAGES] == sorted(("gpl.1", *(f"gpl-{name}.1" for name in COMMANDS)))
    front = plain((FOLDER / "gpl.1").read_text(encoding="utf-8"))
    assert [name for name in COMMANDS if f"gpl-{name} (1)" not in front] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_says_what_the_help_says(name: str) -> None:
    page = plain((FOLDER / f"gpl-{name}.1").read_text(encoding="utf-8"))
    command = gpl.get_command(_CONTEXT, name)
    assert command is not None
    context = click.Context(command, info_name=name, parent=_CONTEXT)
    records = [record for each in command.get_params(context) if (record := each.get_help_record(context))]
    said = [part for record in records if record[1] for part in record]
    assert [each for each in said if plain(each) not in page] == []
    usage = command.get_usage(context).removeprefix("Usage: ")
    assert plain(usage) in page


@pytest.mark.real
@pytest.mark.parametrize("command", ["groff -ww -man -Tutf8 -z", "mandoc -T lint -W warning"])
@pytest.mark.parametrize("path", PAGES, ids=[path.name for path in PAGES])
def test_a_page_is_well_formed(path: Path, command: str) -> None:
    program, *options = command.split()
    if shutil.which(program) is None:
        pytest.skip(f"{program} is missing")
    done = subprocess.run((program, *options, path), capture_output=True, encoding="utf-8", check=False)
    told = [line for line in (done.stdout + done.stderr).splitlines() if "missing date" not in line]
    assert told == [], "pages have no date, so that the same help gives the same page"
