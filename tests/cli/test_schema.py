"""`gpl schema`: the schemas in the package, as they are."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion as Snapshot

from cli.conftest import Run

Gpl = Callable[..., subprocess.CompletedProcess[bytes]]
VERSIONS = {
    "plan": 2,
    "diagnostics": 1,
    "volume": 1,
    "work": 1,
    "kit": 1,
    "agenda": 1,
    "review": 1,
    "diff": 2,
    "sheet": 1,
}


@pytest.mark.parametrize("name", VERSIONS)
def test_each_is_a_schema(run_real: Run, name: str) -> None:
    result = run_real("schema", name)
    assert (result.code, result.err) == (0, "")
    schema = json.loads(result.out)
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"gpl-{name}-{VERSIONS[name]}"
    assert run_real("schema", name.upper()).out == result.out


def test_without_a_name_they_are_listed(run_real: Run, text_snapshot: Snapshot) -> None:
    result = run_real("schema")
    assert (result.code, result.err) == (0, "")
    assert result.out == text_snapshot


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("plam", "gpl schema: no schema 'plam'; did you mean 'plan'?\n"),
        ("workouts", f"gpl schema: no schema 'workouts'; schemas are {', '.join([*VERSIONS, 'config'])}\n"),
    ],
)
def test_an_unknown_name(run_real: Run, name: str, message: str) -> None:
    assert run_real("schema", name) == (2, "", message)


ROOT = Path(__file__).parents[2]
PLAN = ROOT / "examples" / "minimal.gpl"
OUTPUTS = {
    "gpl-plan-2": ("build", PLAN, "--to", "json", "-o", "-"),
    "gpl-work-1": ("volume", ROOT / "examples", "--by", "lift", "--format", "json"),
    "gpl-kit-1": ("kit", ROOT / "examples", "--format", "json"),
    "gpl-agenda-1": ("show", ROOT / "examples", "--week-of", "2027-03-29", "--format", "json"),
    "gpl-diagnostics-1": ("check", "--format", "json", ROOT / "tests" / "language"),
    "gpl-volume-1": ("volume", "--format", "json", PLAN),
    "gpl-diff-2": ("diff", "--format", "json", PLAN, ROOT / "examples" / "lower-2day.gpl"),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_built_is_valid(gpl: Gpl, tmp_path: Path, name: str) -> None:
    built = gpl(*OUTPUTS[name]).stdout
    (tmp_path / "built.json").write_bytes(built)
    result = gpl("schema", "--validate", "built.json")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"built.json: valid {name}\n".encode(), b"")
    result = gpl("schema", name.split("-")[1].upper(), "--validate", "-", input=built)
    assert (result.returncode, result.stdout) == (0, f"<stdin>: valid {name}\n".encode())


def test_violations_are_told_in_their_places(gpl: Gpl, tmp_path: Path) -> None:
    built = gpl(*OUTPUTS["gpl-plan-2"]).stdout.decode()
    wrong = built.replace('"week": 1', '"week": "a"', 1).replace('"day": "thu"', '"day": "thursday"', 1)
    wrong = wrong.replace('"rest_seconds": null', '"rest": null', 1).replace('"amrap": false', '"amrap": {}', 1)
    (tmp_path / "wrong.json").write_text(wrong, encoding="utf-8")
    result = gpl("schema", "--validate", "wrong.json")
    lines = result.stdout.decode().splitlines()
    assert result.returncode == 1
    for line, part in (
        ('"week": "a"', 'sessions[0].week: "a" where the schema has integer'),
        ('"day": "thursday"', 'sessions[1].day: "thursday" is none of "mon", "tue", '),
        ('"amrap": {}', "sessions[0].exercises[0].sets[0].reps.amrap: an object where the schema has boolean"),
    ):
        number = wrong[: wrong.index(line)].count("\n") + 1
        (told,) = (each for each in lines if part in each)
        assert told.startswith(f"wrong.json:{number}:")
    assert any("sessions[0].exercises[0]: `rest` is not in the schema" in each for each in lines)
    assert any("sessions[0].exercises[0]: `rest_seconds` is missing" in each for each in lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: no JSON: expecting value"),
        ('{"schema": "gpl-plan-9"}', '1:12: unknown schema "gpl-plan-9"; schemas are gpl-plan-2, '),
        ("[1, 2]", "1:1: no JSON of gpl: it names no schema"),
        ('{"schema":\n  {}}', "2:3: unknown schema an object"),
        ('{"a": NaN}', "1:7: no JSON: NaN is no number that is read"),
        (f'{{"a": {"9" * 5_000}}}', f"1:7: no JSON: {'9' * 20}… is no number"),
        ("[" * 1_000_000, "1:101: lists and objects are nested over 100 deep"),
        ('{"a":' * 100_000, "1:501: lists and objects are nested over 100 deep"),
        ('{"schema": "gpl-plan-2", "sessions": [' + "{}," * 50_000 + "{}]}", "sessions[0]: `"),
        ('{"schema": "gpl-plan-2\x1b[31m"}', "1:23: no JSON: invalid control character at"),
        ('{"schema": "' + "x" * 500_000 + '"}', f'1:12: unknown schema "{"x" * 39}…;'),
    ],
    ids=range(11),
)
def test_hostile_json_gets_a_clear_message(gpl: Gpl, text: str, said: str) -> None:
    result = gpl("schema", "--validate", "-", input=text.encode())
    assert (result.returncode, result.stderr) == (1, b"")
    assert said in result.stdout.decode()
    assert len(result.stdout.splitlines()) <= 21
    assert max(map(len, result.stdout.splitlines())) < 400


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--validate", "nowhere.json"), "nowhere.json: no such file"),
        (("--validate", "."), "a folder where a file is meant"),
        (("config", "--validate", "x.json"), "a configuration is TOML, not JSON"),
        (("Sheet", "--validate", "x.csv"), "a sheet is CSV or a workbook, not JSON"),
        (("plam", "--validate", "x.json"), "no schema 'plam'; did you mean 'plan'?"),
        (("--validate", "latin.json"), "latin.json: not UTF-8: byte 0xFF at 1"),
    ],
)
def test_what_cannot_be_read_is_misuse(gpl: Gpl, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "latin.json").write_bytes(b'"\xff"')
    result = gpl("schema", *arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert said in result.stderr.decode()


def test_without_jsonschema_the_remedy_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    script = "import sys; sys.modules['jsonschema'] = None; from gplang.cli import main; main()"
    command = (sys.executable, "-c", script, "schema", "--validate", "a.json")
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert "gpl schema: validating needs the extra 'schema'; install it with: " in result.stderr
    assert "--help" not in result.stderr
