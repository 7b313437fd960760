"""Where `GPLANG_NO_SKIPS` is set, nothing may be skipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPED_TEST = "import pytest\n\ndef test_it():\n    pytest.skip('no editor here')\n"
SKIPPED_MODULE = "import pytest\n\npytest.skip('no editor here', allow_module_level=True)\n"
EXPECTED_FAILURE = "import pytest\n\n@pytest.mark.xfail\ndef test_it():\n    raise AssertionError\n"

BARE = {"PYTHONPATH": str(Path(__file__).parent), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
"""A pytest of its own, with no plugin but the one under test."""


def run(tmp_path: Path, module: str, no_skips: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "test_sample.py").write_text(module, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no_skips", "-p", "no:cacheprovider", "--rootdir", "."],
        cwd=tmp_path,
        env={**os.environ, "GPLANG_NO_SKIPS": no_skips, **BARE},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("module", [SKIPPED_TEST, SKIPPED_MODULE])
def test_a_skip_is_a_failure_that_tells_its_reason(tmp_path: Path, module: str) -> None:
    result = run(tmp_path, module, "1")
    assert result.returncode != 0
    assert "skipped where no test may be: " in result.stdout
    assert "no editor here" in result.stdout


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    assert run(tmp_path, EXPECTED_FAILURE, "1").returncode == 0


def test_elsewhere_a_skip_stays_a_skip(tmp_path: Path) -> None:
    assert run(tmp_path, SKIPPED_TEST, "").returncode == 0
