"""A few rules, so that what tests expect does not change with every new rule, and one that no package brings."""

from collections.abc import Iterator
from fractions import Fraction

from gplang.config.read import read_config
from gplang.config.record import GPL_TOML, Config
from gplang.rules import RULES
from gplang.rules_api import Basis, Finding, Number, Numbers, Severity, TrainedLine, rule
from gplang.source import SourceText

FEW = tuple(each for each in RULES if each.code in {"S101", "D201", "D202", "W301", "W302"})


@rule(
    "X901",
    "own-rule",
    severity=Severity.ADVICE,
    since="1",
    numbers={"percent": Number(Fraction(5, 2), "a number of its own", Basis.CONVENTION)},
)
def plugin(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Say nothing."""
    del line, numbers
    yield from ()


KNOWN = (*FEW, plugin)


def config(text: str) -> Config:
    """Return what a sound config says."""
    found, findings = read_config(SourceText("gpl.toml", text), GPL_TOML, KNOWN)
    assert not findings, findings
    assert found is not None
    return found
