"""Short texts that say much: what a plan can expand to, at the limits and beyond them.

Each case is the text of a plan, or of several files, and the commands that it is given to.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bounded import PATIENCE, Outcome, run_bounded
from measure import Options, format_table

AIMS = {"build": (10, 300), "check": (5, 300), "diff": (10, 300)}
"""Seconds of processor time, and MB, that a command may take; others as `check`."""

_NAME = "plan.gpl"
_HEAD = 'plan "Hostile"\n  start 2027-01-04\n  timezone Europe/Berlin\n  at 18:00\n'
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG = "x " * 2_000
_WORDS = (
    "rdl hip-thrust deadlift trap-bar-deadlift back-squat front-squat bench-press overhead-press barbell-row"
    " good-morning leg-press db-rdl seal-row push-press floor-press lat-pulldown nordic-curl calf-raise face-pull"
)
_EXERCISES = _WORDS.split()
_KIT = ["barbell", "rack", "bench", "dumbbell", "cable", "leg-press", "band"]

Files = str | Mapping[str, str]


def run(options: Options) -> Iterator[str]:
    """Yield the report, a line as soon as a case is through."""
    aims = ", ".join(f"{name} ≤ {seconds} s and {size} MB" for name, (seconds, size) in AIMS.items())
    yield f"  seconds of processor time; aims: {aims}; ended after {PATIENCE}"
    yield ""
    width = max(map(len, CASES))
    headers = ("command", "seconds", " MB", "exit code", "told as")
    yield from format_table((" " * width, *headers), ())
    for name, (make, commands) in CASES.items():
        if options.case and options.case not in name:
            continue
        for command in commands[: 1 if options.quick else None]:
            cells = _cells(_measure(make(), command))
            yield f"  {name.ljust(width)}  {command.ljust(7)}  {'  '.join(cells)}".rstrip()


def _cells(outcome: Outcome) -> Iterator[str]:
    yield (f"> {PATIENCE}" if outcome.code is None else f"{outcome.seconds:.2f}").rjust(7)
    yield f"{outcome.megabytes:.0f}".rjust(3)
    yield ("–" if outcome.code is None else str(outcome.code)).rjust(9)
    told = (line.partition("]: ")[2] for line in outcome.said.splitlines() if "[E050" in line)
    yield next(told, "")


def _measure(files: Files, command: str) -> Outcome:
    texts = {_NAME: files} if isinstance(files, str) else files
    with TemporaryDirectory(prefix="gplang-bench-") as folder:
        for name, text in texts.items():
            Path(folder, name).write_text(text, encoding="utf-8", newline="")
        plan = str(Path(folder, _NAME))
        words = {
            "build": ["build", plan, "-o", str(Path(folder, "out"))],
            "fix": ["check", "--diff", "--unsafe-fixes", plan],
        }
        given = words.get(command, ["diff", plan, plan] if command == "diff" else [command, plan])
        return run_bounded([sys.executable, "-m", "gplang", *given])


# ---- parts of plans


def _people(count: int, lines: str = "") -> str:
    return "".join(f"athlete a{number}\n{lines}" for number in range(count))


def _weeks(count: int, sessions: int, name: str = "s") -> str:
    days = (f"  {_DAYS[at % 7]} {name} {6 + 2 * (at // 7):02}:00\n" for at in range(sessions))
    return f"week 1-{count}\n{''.join(days)}"


def _session(lines: int, dose: str = "1x5", below: str = "", name: str = "s") -> str:
    body = (f"  accessory {_EXERCISES[at % len(_EXERCISES)]} {dose}\n{below}" for at in range(lines))
    return f"session {name}\n{''.join(body)}"


# ---- the cases


def _year() -> str:
    return Path(__file__).with_name("year-30.gpl").read_text(encoding="utf-8")


def _notes() -> str:
    return _HEAD + _session(1) + f'  note "{_LONG}"\n' * 198 + _people(50) + _weeks(520, 14)


def _cues() -> str:
    return _HEAD + _session(100, below=f'    cue "{_LONG}"\n') + _people(30) + _weeks(260, 1)


def _characters_at_the_limit() -> str:
    return _HEAD + _session(1) + f'  note "{"$*_~ " * 790}"\n' + _people(10) + _weeks(70, 7)


def _sessions() -> str:
    return _HEAD + _session(1) + _people(50) + _weeks(520, 14)


def _sessions_at_the_limit() -> str:
    return _HEAD + _session(1) + _people(50) + _weeks(57, 7)


def _lines_at_the_limit() -> str:
    return _HEAD + _session(100, "1x5 @50kg", "    progress +1rep every week\n") + _people(4) + _weeks(300, 1)


def _doses_at_the_limit() -> str:
    lines = _session(30, "1x5 @50kg", "    progress +1rep every week\n")
    people = (f"athlete a{number}\n  equipment {' '.join(_KIT[: number + 1])}\n" for number in range(8))
    return _HEAD + lines + "".join(people) + _weeks(50, 1)


def _adjusted_doses() -> str:
    weeks = (f"week {number}\n  mon s\n  adjust sets +{number}%\n" for number in range(1, 101))
    return _HEAD + _session(60, "4x5 @50kg") + _people(2) + "".join(weeks)


def _new_doses() -> str:
    sessions = "".join(_session(24, "9x3", name=f"s{number}") for number in range(10))
    return (
        _HEAD
        + sessions
        + _people(50)
        + "week 1\n"
        + "".join(f"  {_DAYS[at % 7]} s{at} {6 + 2 * (at // 7):02}:00\n" for at in range(10))
    )


def _sets_at_the_limit() -> str:
    return _HEAD + _session(20, "10x5 @50kg", "    progress +2.5kg every week\n") + _people(48) + _weeks(31, 1)


def _adjusts() -> str:
    weeks = (
        f"week {number}\n  mon s\n" + "".join(f"  adjust load -{(number + at) % 50 + 1}%\n" for at in range(19))
        for number in range(1, 500)
    )
    return _HEAD + _session(12, "1x5 @50kg") + "".join(weeks)


def _waves() -> str:
    wave = " | ".join(f"1x{step % 30 + 1}" for step in range(500))
    return _HEAD + _session(90, below=f"    wave {wave}\n") + _people(2) + _weeks(520, 1)


def _substitutes() -> str:
    below = "".join(f"    or {name}\n" for name in _EXERCISES)
    return _HEAD + _session(10, below=below) + _people(50, "  equipment band\n") + _weeks(52, 2)


def _like_chain() -> str:
    chain = "".join(f"session s{number} like s{number - 1}\n" for number in range(1, 999))
    return _HEAD + _session(200, name="s0") + chain + _weeks(1, 1, "s998")


def _swaps() -> str:
    swaps = "  swap rdl deadlift\n  swap deadlift rdl\n" * 30
    chain = "".join(f"session s{number} like s{number - 1}\n{swaps}" for number in range(1, 700))
    return _HEAD + "session s0\n" + "  accessory rdl 1x5\n" * 200 + chain + _weeks(1, 1, "s1")


def _library() -> str:
    return "".join(_session(20, "3x5", name=f"s{number}") for number in range(500))


def _mistakes() -> str:
    return _HEAD + "athlete a\n" + f"  equipment {'x ' * 2_040}\n" * 250


def _aliases() -> str:
    words = ("".join(f" a{number}k{at}" for at in range(450)) for number in range(200))
    own = "".join(f"exercise z{number}\n  like rdl\n  alias{aliases}\n" for number, aliases in enumerate(words))
    lines = "".join(f"  accessory a{number}kx{number} 1x5\n" for number in range(190))
    return f"{_HEAD}{own}session s\n{lines}{_weeks(1, 1)}"


def _imports() -> Files:
    names = [f"library-{number}.gpl" for number in range(60)]
    lines = "".join(f"  accessory rdl {at % 90 + 1}x5 # {'x' * 400}\n" for at in range(38))
    libraries = {name: f"session s-{at}\n{lines}" for at, name in enumerate(names)}
    return {_NAME: "".join(f'use "{name}"\n' for name in names) + _HEAD + _session(1) + _weeks(1, 1), **libraries}


def _fixes() -> str:
    lines = "".join(f"  primary {name} 4x5 @rir0\n" for name in _EXERCISES[:12])
    sessions = "".join(f"session s{number}\n{lines}" for number in range(15))
    weeks = "".join(f"week {number + 1}\n  mon s{number}\n  tue s{number}\n" for number in range(15))
    return _HEAD + sessions + _people(20, "  equipment band\n  sensitive lower-back\n") + weeks


CASES: dict[str, tuple[Callable[[], Files], tuple[str, ...]]] = {
    "a year of four days for 30 people": (_year, ("check", "build", "show", "volume", "diff")),
    "198 notes in 364,000 sessions": (_notes, ("check",)),
    "100 long cues in 7,800 sessions": (_cues, ("check",)),
    "characters, at the limit": (_characters_at_the_limit, ("check", "build")),
    "903 bytes, 364,000 sessions": (_sessions, ("check", "build")),
    "sessions, at the limit": (_sessions_at_the_limit, ("check", "build", "show", "volume", "diff")),
    "lines, at the limit": (_lines_at_the_limit, ("check", "build", "diff")),
    "doses, at the limit": (_doses_at_the_limit, ("check", "build", "diff")),
    "doses that weeks adjust": (_adjusted_doses, ("check", "fix")),
    "doses of 50 people": (_new_doses, ("check", "fix")),
    "sets, at the limit": (_sets_at_the_limit, ("check", "build", "diff")),
    "adjusts, at the limit": (_adjusts, ("check", "build")),
    "waves of 500 steps": (_waves, ("check", "build")),
    "19 substitutes for 50 people": (_substitutes, ("check", "build", "fix")),
    "999 sessions like a long one": (_like_chain, ("check", "fmt")),
    "swaps of every line": (_swaps, ("check",)),
    "a library at the limit": (_library, ("check", "fix", "fmt")),
    "510,000 mistakes": (_mistakes, ("check", "fix")),
    "100,000 aliases": (_aliases, ("check",)),
    "60 files used": (_imports, ("check",)),
    "fixes for 20 people": (_fixes, ("check", "fix")),
}
