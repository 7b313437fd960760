"""What a type checker knows of the names that a program imports."""

import os
import subprocess
import sys
from pathlib import Path

import gplang


def test_the_types_are_known_to_a_type_checker(tmp_path: Path) -> None:
    assert (Path(gplang.__file__).parent / "py.typed").is_file()
    program = tmp_path / "program.py"
    program.write_text(
        "import gplang\n"
        "loaded = gplang.loads('plan \"A\"')\n"
        "assert loaded.plan\n"
        "reveal_type(loaded.plan.title)\n"
        "reveal_type(gplang.schedule(loaded.plan).sessions[0].minutes)\n"
        "reveal_type(gplang.dumps(gplang.NewPlan('A')))\n"
        "gplang.nonsense\n"
    )
    command = (sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache", program)
    environment = {**os.environ, "MYPYPATH": str(Path(gplang.__file__).parents[1])}
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment, cwd=tmp_path)
    said = [line.partition(": ")[2] for line in result.stdout.splitlines() if line.startswith("program.py")]
    assert said == [
        'note: Revealed type is "str"',
        'note: Revealed type is "int"',
        'note: Revealed type is "str"',
        'error: Module has no attribute "nonsense"  [attr-defined]',
    ]
