"""A pytest plugin for CI: with `GPLANG_NO_SKIPS=1` a skipped test, or module, is a failure.

A test that skips itself because a tool is missing says nothing about the code; where everything is
installed it has no excuse. Expected failures (`xfail`) are not skips.
"""

import os
from collections.abc import Generator

import pytest

STRICT = os.environ.get("GPLANG_NO_SKIPS", "") not in ("", "0")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where no test may be: {_reason(report.longrepr)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if STRICT and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped where no test may be: {_reason(report.longrepr)}"
    return report


def _reason(longrepr: object) -> str:
    """Return the words of a skip, which pytest keeps as (path, line, reason)."""
    return str(longrepr[2]) if isinstance(longrepr, tuple) else str(longrepr)
