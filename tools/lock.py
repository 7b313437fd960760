"""Renew the locked versions of everything that `make demo` and the tests install: `make lock`.

Python's go into `tools/locked/`, and beside the calendar readers and the tests of editors, with hashes, for every
platform and Python that gplang runs on; npm's into a `package-lock.json` beside each `package.json`. No file names the
index it came from.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCKED = Path("tools/locked")
READERS = Path("tests/calendars/readers")
NEW_NVIM = Path("tests/editors/nvim")
UV = (sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-annotate")
PLAIN = ("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--upgrade")

PYTHON: dict[Path, tuple[str | Path, ...]] = {
    LOCKED / "demo.txt": ("pyproject.toml", LOCKED / "build.in"),
    LOCKED / "test.txt": ("pyproject.toml", LOCKED / "build.in", "--extra", "test", "--extra", "lint"),
    LOCKED / "lowest.txt": ("pyproject.toml", LOCKED / "build.in", "--extra", "test", "--resolution", "lowest-direct"),
    LOCKED / "docs.txt": ("pyproject.toml", LOCKED / "build.in", "--group", "docs"),
    READERS / "requirements.txt": (READERS / "requirements.in",),
    NEW_NVIM / "requirements.txt": (NEW_NVIM / "requirements.in",),
}
"""Each lock file, and what it is made from."""


def lock_python() -> None:
    """Write the lock files of Python."""
    for target, sources in PYTHON.items():
        command = (*UV, *PLAIN, "--python-version", "3.11", *sources, "--output-file", target)
        subprocess.run(command, cwd=ROOT, check=True)
        print(f"wrote {target}")


def lock_npm() -> None:
    """Write a lock file beside every `package.json`."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to lock the versions of the tests in JavaScript")
    listed = subprocess.run(
        ("git", "ls-files", "*package.json"), cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    for manifest in listed.stdout.splitlines():
        folder = (ROOT / manifest).parent
        (folder / "package-lock.json").unlink(missing_ok=True)
        options = ("--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund")
        subprocess.run((npm, "install", *options), cwd=folder, check=True, env=os.environ)
        forget_addresses(folder / "package-lock.json")
        print(f"wrote {(folder / 'package-lock.json').relative_to(ROOT)}")


def forget_addresses(lock: Path) -> None:
    """Leave only versions and hashes in a lock of npm, which then asks the registry that it is set to."""
    record = json.loads(lock.read_text(encoding="utf-8"))
    for package in record["packages"].values():
        for name in ("resolved", "funding"):
            package.pop(name, None)
    lock.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    lock_python()
    lock_npm()
