"""The moment of building that `SOURCE_DATE_EPOCH` gives."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from backends.outputs import PLANS
from gplang.cli.commands.build import build
from gplang.cli.described import make_click


@pytest.mark.parametrize("text", ["-1", "-99999999999", "1.5", "now", "9" * 30])
def test_a_stamp_before_1970_or_without_meaning_is_misuse(text: str, tmp_path: Path) -> None:
    arguments = [str(PLANS / "all-day.gpl"), "-o", str(tmp_path / "build")]
    result = CliRunner().invoke(make_click(build), arguments, env={"SOURCE_DATE_EPOCH": text})
    assert result.exit_code == 2
    assert f"SOURCE_DATE_EPOCH takes whole seconds from 0 up, not '{text}'" in result.stderr
    assert not (tmp_path / "build").exists()


def test_a_stamp_counts_from_1970(tmp_path: Path) -> None:
    arguments = [str(PLANS / "all-day.gpl"), "-o", str(tmp_path), "--to", "ics"]
    assert CliRunner().invoke(make_click(build), arguments, env={"SOURCE_DATE_EPOCH": "0"}).exit_code == 0
    assert b"DTSTAMP:19700101T000000Z" in (tmp_path / "all-day.ics").read_bytes()
