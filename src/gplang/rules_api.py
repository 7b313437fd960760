"""What a rule of another package imports: how a rule is made, what it is given to look at, what it says.

docs/own-rules.md makes one. What `__all__` names here is promised as the names of `gplang` itself are; the modules that
it comes from are not.
"""

from gplang.catalog import HARD_KINDS, Exercise, Kind, Pattern
from gplang.diagnostics import Applicability, Edit, Fix, Label, Severity
from gplang.guide import Amount, Band, Basis, Number, Numbers
from gplang.lint.edits import delete_line, insert_behind, insert_below
from gplang.lint.rule import Finding, Rule, rule
from gplang.lint.subjects import (
    Known,
    Share,
    Trained,
    TrainedLine,
    TrainedPlan,
    TrainedSession,
    TrainedWeek,
    Trainee,
)
from gplang.source import Location, SourceText, Span
from gplang.vocabulary import WORKING_ROLES, Day, Focus, Goal, Level, Role, Sensitivity, WeekKind

__all__ = [
    "HARD_KINDS",
    "WORKING_ROLES",
    "Amount",
    "Applicability",
    "Band",
    "Basis",
    "Day",
    "Edit",
    "Exercise",
    "Finding",
    "Fix",
    "Focus",
    "Goal",
    "Kind",
    "Known",
    "Label",
    "Level",
    "Location",
    "Number",
    "Numbers",
    "Pattern",
    "Role",
    "Rule",
    "Sensitivity",
    "Severity",
    "Share",
    "SourceText",
    "Span",
    "Trained",
    "TrainedLine",
    "TrainedPlan",
    "TrainedSession",
    "TrainedWeek",
    "Trainee",
    "WeekKind",
    "delete_line",
    "insert_behind",
    "insert_below",
    "rule",
]
