"""A text language for strength-training plans, with a compiler and a linter.

A program imports what it needs from here: `load` or `loads` reads a plan, `load_log` or `loads_log` what was done of
it, `check` finds what is wrong with either, `schedule` works the sessions out, `build` writes them down, `dumps` writes
a plan. What `__all__` names is promised to stay; docs/python.md shows it at work.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # `typing` would cost every command its import

if TYPE_CHECKING:
    from gplang.api import (
        Loaded,
        LoadedLog,
        PlanError,
        build,
        build_text,
        check,
        fix,
        format,
        load,
        load_log,
        loads,
        loads_log,
        schedule,
        volume,
    )
    from gplang.catalog.exercise import Exercise
    from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Label, Severity
    from gplang.logs.records import Did, Done, Log, Missed, Pain, Skipped, Weighed
    from gplang.logs.resolve import merge_logs
    from gplang.model.imports import ImportRefused, Loader
    from gplang.model.plan import Athlete, Clock, Event, Pause, Plan
    from gplang.model.session import Scheme, SchemeName, Session, SetGroup, SetLine
    from gplang.model.week import Adjust, EventDay, HoldBack, Rotation, Slot, Week
    from gplang.project.loader import DiskLoader
    from gplang.quantities import (
        Change,
        Dose,
        Effort,
        EffortScale,
        Hold,
        Load,
        LoadKind,
        Maximum,
        Measure,
        Progress,
        Raise,
        Ramp,
        RampStep,
        Rest,
        ShareOf,
        Step,
        StepUnit,
        Weight,
        WeightUnit,
    )
    from gplang.scheduling.reasons import Reason, Why
    from gplang.scheduling.recorded import OtherWork, Recorded, Status
    from gplang.scheduling.records import (
        Estimate,
        LoadChange,
        LoadForm,
        Range,
        Schedule,
        ScheduledEvent,
        ScheduledExercise,
        ScheduledGroup,
        ScheduledLoad,
        ScheduledSession,
        ScheduledSet,
        ScheduledWeek,
        Volume,
    )
    from gplang.source import Location, Position, SourceText, Span
    from gplang.vocabulary import Adjustable, Day, Focus, Goal, Level, Method, Role, Sensitivity, WeekKind
    from gplang.writer import (
        NewAthlete,
        NewDid,
        NewDone,
        NewDose,
        NewEvent,
        NewExercise,
        NewGym,
        NewLine,
        NewLog,
        NewMissed,
        NewPlan,
        NewScheme,
        NewSession,
        NewWeek,
        NewWeight,
        dumps,
        same_plan,
    )

__all__ = [
    "Adjust",
    "Adjustable",
    "Applicability",
    "Athlete",
    "Change",
    "Clock",
    "Day",
    "Diagnostic",
    "Did",
    "DiskLoader",
    "Done",
    "Dose",
    "Edit",
    "Effort",
    "EffortScale",
    "Estimate",
    "Event",
    "EventDay",
    "Exercise",
    "Fix",
    "Focus",
    "Goal",
    "Hold",
    "HoldBack",
    "ImportRefused",
    "Label",
    "Level",
    "Load",
    "LoadChange",
    "LoadForm",
    "LoadKind",
    "Loaded",
    "LoadedLog",
    "Loader",
    "Location",
    "Log",
    "Maximum",
    "Measure",
    "Method",
    "Missed",
    "NewAthlete",
    "NewDid",
    "NewDone",
    "NewDose",
    "NewEvent",
    "NewExercise",
    "NewGym",
    "NewLine",
    "NewLog",
    "NewMissed",
    "NewPlan",
    "NewScheme",
    "NewSession",
    "NewWeek",
    "NewWeight",
    "OtherWork",
    "Pain",
    "Pause",
    "Plan",
    "PlanError",
    "Position",
    "Progress",
    "Raise",
    "Ramp",
    "RampStep",
    "Range",
    "Reason",
    "Recorded",
    "Rest",
    "Role",
    "Rotation",
    "Schedule",
    "ScheduledEvent",
    "ScheduledExercise",
    "ScheduledGroup",
    "ScheduledLoad",
    "ScheduledSession",
    "ScheduledSet",
    "ScheduledWeek",
    "Scheme",
    "SchemeName",
    "Sensitivity",
    "Session",
    "SetGroup",
    "SetLine",
    "Severity",
    "ShareOf",
    "Skipped",
    "Slot",
    "SourceText",
    "Span",
    "Status",
    "Step",
    "StepUnit",
    "Volume",
    "Week",
    "WeekKind",
    "Weighed",
    "Weight",
    "WeightUnit",
    "Why",
    "__version__",
    "build",
    "build_text",
    "check",
    "dumps",
    "fix",
    "format",
    "load",
    "load_log",
    "loads",
    "loads_log",
    "merge_logs",
    "same_plan",
    "schedule",
    "volume",
]

_HOMES = {
    "gplang.api": (
        "Loaded LoadedLog PlanError build build_text check fix format load load_log loads loads_log schedule volume"
    ),
    "gplang.catalog.exercise": "Exercise",
    "gplang.diagnostics": "Applicability Diagnostic Edit Fix Label Severity",
    "gplang.logs.records": "Did Done Log Missed Pain Skipped Weighed",
    "gplang.logs.resolve": "merge_logs",
    "gplang.model.imports": "ImportRefused Loader",
    "gplang.model.plan": "Athlete Clock Event Pause Plan",
    "gplang.model.session": "Scheme SchemeName Session SetGroup SetLine",
    "gplang.model.week": "Adjust EventDay HoldBack Rotation Slot Week",
    "gplang.project.loader": "DiskLoader",
    "gplang.quantities": (
        "Change Dose Effort EffortScale Hold Load LoadKind Maximum Measure Progress Raise Ramp RampStep Rest ShareOf "
        "Step StepUnit Weight WeightUnit"
    ),
    "gplang.scheduling.reasons": "Reason Why",
    "gplang.scheduling.recorded": "OtherWork Recorded Status",
    "gplang.scheduling.records": (
        "Estimate LoadChange LoadForm Range Schedule ScheduledEvent ScheduledExercise ScheduledGroup ScheduledLoad "
        "ScheduledSession ScheduledSet ScheduledWeek Volume"
    ),
    "gplang.source": "Location Position SourceText Span",
    "gplang.vocabulary": "Adjustable Day Focus Goal Level Method Role Sensitivity WeekKind",
    "gplang.writer": (
        "NewAthlete NewDid NewDone NewDose NewEvent NewExercise NewGym NewLine NewLog NewMissed NewPlan NewScheme"
        " NewSession NewWeek NewWeight dumps same_plan"
    ),
}
"""Where each name lives. Nothing is loaded before it is asked for."""


def _load(name: str) -> object:
    """Load the module of a name that is asked for; afterwards it is found at once."""
    for home, names in _HOMES.items():
        if name in names.split():
            from importlib import import_module

            value = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


if not TYPE_CHECKING:  # a type checker then knows which names there are
    __getattr__ = _load


def __dir__() -> list[str]:
    """Return the names that there are, loaded or not."""
    return sorted({*globals(), *__all__})
