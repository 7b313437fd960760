"""What is said of configs, as the marks in `cases/*.toml` show it; see `tests/marked_plans.py` for the form.

To write the marks of new configs: `pytest tests/config/test_cases.py --snapshot-update`, then read them.
"""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from config.conftest import KNOWN
from gplang.config.faults import NAMES
from gplang.config.read import read_config
from gplang.config.record import GPL_TOML, PYPROJECT_TOML
from gplang.diagnostics import Diagnostic, Severity
from gplang.source import SourceText
from marked_plans import found_in, marked_in, split_plans, write_marks

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def find(name: str, source: SourceText) -> Iterable[Diagnostic]:
    table = PYPROJECT_TOML if name.startswith("pyproject") else GPL_TOML
    config, findings = read_config(source, table, KNOWN)
    assert (config is None) == bool(findings)
    return findings


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_marked_is_said(path: Path) -> None:
    said = partial(find, path.stem)
    if os.environ.get("GPL_UPDATE_CASES"):
        write_marks(path, said)
    assert found_in(path, said) == marked_in(path)


def test_every_code_has_its_name_and_a_case() -> None:
    found = [each for path in CASES for _, source in split_plans(path) for each in find(path.stem, source)]
    assert {(each.code, each.name) for each in found} == set(NAMES.items())
    assert {each.severity for each in found} == {Severity.ERROR}
