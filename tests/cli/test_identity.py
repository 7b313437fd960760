"""Plans that calendars cannot tell apart, and plans whose title makes no identity."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run

PLAN = 'plan "Spring"\nsession a\n  primary rdl 4x5 @rir2\nweek 1-4\n  mon a\n'
ATHLETES = PLAN.replace("session a", "athlete anna\nathlete ben\nsession a")
OTHERS = PLAN.replace("session a", "athlete cy\nsession a")
ONLY = ("--select", "E016")

Write = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("--fix",)])
def test_two_plans_of_one_identity_are_told_once(run_real: Run, write: Write, options: tuple[str, ...]) -> None:
    write("one.gpl", PLAN)
    write("two.gpl", PLAN.replace('"Spring"', '"SPRING!"'))
    write("three.gpl", PLAN.replace('"Spring"', '"Spring"\n  id other'))
    result = run_real("check", *ONLY, *options, "one.gpl", "three.gpl", "two.gpl", "--format", "github")
    assert result.code == 1
    (line,) = [line for line in result.out.splitlines() if line.startswith("::")]
    assert "file=two.gpl,line=1" in line
    assert "the identity `spring` is also that of one.gpl" in line


def test_athletes_who_share_no_plan_share_no_sessions(run_real: Run, write: Write) -> None:
    write("one.gpl", ATHLETES)
    write("two.gpl", OTHERS)
    assert run_real("check", *ONLY, ".").code == 0
    write("two.gpl", OTHERS.replace("athlete cy", "athlete ben"))
    assert "for `ben` too" in run_real("check", *ONLY, ".").out


@pytest.mark.parametrize(
    "two",
    [
        PLAN.replace('"Spring"', '"Spring"  # gpl: ignore[E016] a draft'),
        f"# gpl: ignore-file[E016] a draft\n{PLAN}",
        f"# gpl: ignore-file[same-identity] a draft\n{PLAN}",
    ],
)
def test_a_comment_silences_it_and_is_not_idle(run_real: Run, write: Write, two: str) -> None:
    write("one.gpl", PLAN)
    write("two.gpl", two)
    assert run_real("check", "--select", "E", ".").code == 0
    assert run_real("check", "--select", "E", "two.gpl").code == 0


def test_a_configuration_weighs_it(run_real: Run, write: Write) -> None:
    write("one.gpl", PLAN)
    write("two.gpl", PLAN)
    write("gpl.toml", '[severity]\nE016 = "advice"\n')
    result = run_real("check", "--select", "E", ".")
    assert result.code == 0
    assert "advice[E016 same-identity]" in result.out
    assert "E016" not in run_real("check", "--ignore", "E016", ".").out


def test_build_tells_it_too(gpl: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.gpl").write_text(PLAN, encoding="utf-8")
    result = gpl("build", ".", "--to", "json")
    assert result.returncode == 0
    assert result.stderr.decode().count("warning[E016 same-identity]") == 1


@pytest.mark.parametrize(
    ("name", "identity"), [("arms.gpl", "arms"), ("Über 2027.gpl", "über-2027"), ("💪.gpl", "plan"), ("-", "stdin")]
)
def test_a_title_without_letters_takes_the_name_of_the_file(
    run_real: Run, write: Write, name: str, identity: str
) -> None:
    text = PLAN.replace("Spring", "💪")
    write(name if name != "-" else "unused", text)
    result = run_real("build", name, "--to", "json", "-o", "-", stdin=text)
    assert f'"id": "{identity}"' in result.out
    assert f"the file's name, `{identity}`" in " ".join(result.err.split())
