"""What a program can import from `gplang` itself."""

import subprocess
import sys

import gplang
from gplang.model.imports import ImportRefused
from gplang.source import SourceText


def test_check_says_what_the_command_says() -> None:
    found = gplang.check("session hips posterior\n  primary rld 4x12\n", "hips.gpl")
    assert [(each.code, each.where.source.path, each.where.start.line) for each in found] == [("E010", "hips.gpl", 2)]
    found = gplang.check("session hips posterior\n  primary rdl 4x12 @rir2 rest 2-3min\n")
    assert [each.code for each in found] == ["S101", "S106", "S107", "D202"]


def test_check_finds_what_a_text_uses_through_a_loader() -> None:
    def load(importer: str, target: str) -> SourceText | ImportRefused:
        return SourceText(f"{importer}>{target}", "session hips\n  primary rdl 4x5\n")

    text = 'use "lib.gpl"\nplan "A plan"\nweek 1\n  mon hips\n'
    assert gplang.check(text, "a.gpl", load) == ()
    assert [each.code for each in gplang.check(text, "a.gpl")] == ["E040"]


def test_importing_costs_next_to_nothing() -> None:
    script = "import sys, gplang; print([name for name in sys.modules if name.startswith('gplang.')])"
    result = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")
    assert result.stdout == "[]\n"
