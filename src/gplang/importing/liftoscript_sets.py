"""The sections of an exercise in Liftoscript: sets, warm-ups, progress; each in the language's own words."""

import re
from collections.abc import Iterator, Sequence

from gplang.importing.phrases import plain
from gplang.importing.records import Doubt, Group, Reading
from gplang.records import dataclass, field, replace

_SETS = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?\s*x\s*(\d{1,3})(?:-(\d{1,3}))?(\+)?")
_LABEL = re.compile(r"\([^)]*\)")
_LOAD = re.compile(r"(\d{1,4}(?:\.\d+)?)\s*(kg|lb|%)(\+)?")
_EFFORT = re.compile(r"@(\d{1,2}(?:\.\d+)?)(\+)?")
_REST = re.compile(r"(\d{1,4})s(?:\|\d{1,4}s)?")
_ASKS = re.compile(r"\?\+?")
_SCRIPT = re.compile(r"\{.*\}?", re.DOTALL)
_CALL = re.compile(r"(\w+)\s*\(([^)]*)\)\s*(\{.*)?", re.DOTALL)
_STEP = re.compile(r"(\d{1,3}(?:\.\d+)?)(kg|lb|%)")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the sections of an exercise say, those that it reuses included."""

    groups: tuple[Group, ...] = ()
    rest: str | None = None
    warmup: tuple[Group, ...] | None = None
    progress: str | None = None
    shared: bool = False
    """Whether its progress is that of all lines of the exercise."""
    superset: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    sets: list[str] = field(default_factory=list)
    common: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    progress: str = ""
    warmup: str = ""
    superset: str | None = None


def read_parts(sections: Sequence[str], base: Parts | None) -> Parts | Doubt:
    """Return what sections say; those of the exercise that is reused are behind them."""
    draft = _Draft()
    for section in sections:
        _sort(section.strip(), draft)
    parts = base or Parts()
    groups = _read_groups(draft, parts)
    if isinstance(groups, Doubt):
        return groups
    if not groups:
        return Doubt("no sets")
    rests = [rest for _, rest in groups if rest]
    if len(set(rests)) > 1:
        draft.remarks.append("only the first of several rests")
    parts = replace(
        parts,
        groups=tuple(group for group, _ in groups),
        rest=rests[0] if rests else parts.rest,
        superset=draft.superset or parts.superset,
    )
    if draft.warmup:
        parts = replace(parts, warmup=_read_warmup(draft))
    if draft.progress:
        parts = _with_progress(parts, draft)
    return replace(parts, remarks=tuple(dict.fromkeys((*parts.remarks, *draft.remarks))))


def _sort(section: str, draft: _Draft) -> None:
    name, colon, value = section.partition(":")
    word = name.strip().casefold() if colon and "x" not in name.replace("max", "") else ""
    if word == "progress":
        draft.progress = value.strip()
    elif word == "warmup":
        draft.warmup = value.strip()
    elif word == "superset":
        draft.superset = value.strip()
    elif word == "update":
        draft.remarks.append("an `update` script: plans here do not compute")
    elif word in ("used", "id"):
        draft.remarks += ["its tags"] * (word == "id")
    elif _SETS.search(section):
        if section.startswith("!"):
            draft.sets.insert(0, section[1:])
        else:
            draft.sets.append(section)
        if len(draft.sets) > 1:
            draft.remarks.append("only one of its set variations")
    elif section:
        draft.common.append(section)


def _read_groups(draft: _Draft, base: Parts) -> list[tuple[Group, str | None]] | Doubt:
    common: tuple[Group, str | None] = (Group(""), None)
    for section in draft.common:
        read = _read_words(section, draft)
        if isinstance(read, Doubt):
            return read
        common = _over(common, read)
    if not draft.sets:
        return [_over((group, base.rest), common) for group in base.groups]
    found: list[tuple[Group, str | None]] = []
    for text in draft.sets[0].split(","):
        read = _read_words(text, draft)
        if isinstance(read, Doubt):
            return read
        if not read[0].dose:
            return Doubt(f"cannot read the sets `{text.strip()}`")
        found.append(_over(common, read))
    return found


def _over(below: tuple[Group, str | None], above: tuple[Group, str | None]) -> tuple[Group, str | None]:
    """Return a group that has what the one above says, and else what the one below says."""
    (low, low_rest), (high, high_rest) = below, above
    return (
        Group(high.dose or low.dose, high.effort or low.effort, high.load or low.load),
        high_rest or low_rest,
    )


def _read_words(text: str, draft: _Draft) -> tuple[Group, str | None] | Doubt:
    rest = _LABEL.sub(" ", text)
    dose = effort = load = ""
    pause: str | None = None
    if match := _SETS.search(rest):
        sets = match[1] if match[2] in (None, match[1]) else f"{match[1]}-{match[2]}"
        reps = match[3] if match[4] in (None, match[3]) else f"{match[3]}-{match[4]}"
        dose = f"{sets}x{reps}{match[5] or ''}"
        rest = rest.replace(match[0], " ", 1)
    if match := _EFFORT.search(rest):
        effort = f"@rpe{plain(match[1])}"
        rest = rest.replace(match[0], " ", 1)
    if match := _LOAD.search(rest):
        load = f"@{plain(match[1])}{match[2]}"
        rest = rest.replace(match[0], " ", 1)
        draft.remarks += ["that the app asks for the weight"] * bool(match[3])
    if match := _REST.search(rest):
        pause = f"{int(match[1])}s"
        rest = rest.replace(match[0], " ", 1)
    if match := _ASKS.search(rest):
        draft.remarks.append("that the app asks for the weight")
        rest = rest.replace(match[0], " ", 1)
    if rest.strip():
        return Doubt(f"cannot read `{rest.strip()}`")
    return Group(dose, effort, load), pause


def _read_warmup(draft: _Draft) -> tuple[Group, ...]:
    """Return the sets of a warm-up; those in per cent, of the first working set, are a ramp."""
    if draft.warmup.casefold() == "none":
        return ()
    read = [_read_words(text, draft) for text in draft.warmup.split(",")]
    groups = [each[0] for each in read if not isinstance(each, Doubt)]
    shares = [group.load.endswith("%") for group in groups]
    if len(groups) < len(read) or not all(group.dose for group in groups) or (any(shares) and not all(shares)):
        draft.remarks.append("its warm-up, in weights and per cent")
        return ()
    if not all(shares):
        return tuple(groups)
    ramp = [
        Group(f"{reps}x{group.load[1:]}")
        for group in groups
        for sets, _, reps in [group.dose.partition("x")]
        for _ in range(min(int(sets.partition("-")[0]), 20))
    ]
    return (Group(f"ramp {ramp[0].dose}"), *ramp[1:]) if ramp else ()


def _with_progress(parts: Parts, draft: _Draft) -> Parts:
    """Return the parts with what their progress is here; what cannot be said is a remark."""
    said = " ".join(draft.progress.split())
    if said.casefold() == "none":
        return replace(parts, progress="hold", shared=False)
    match = _CALL.fullmatch(said)
    kind = match[1].casefold() if match else ""
    given = [each.strip() for each in match[2].split(",")] if match else []
    if kind == "lp" and (step := _STEP.fullmatch(given[0])):
        often = int(given[1]) if len(given) > 1 and given[1].isdigit() else 1
        every = "every session" if often <= 1 else f"every {often} sessions"
        if len(given) > 3 and given[3].strip("0kglb%"):
            draft.remarks.append(f"{given[3]} less after misses: a plan does not know how training went")
        return replace(parts, progress=f"+{plain(step[1])}{step[2]} {every}", shared=True)
    if kind == "dp" and len(given) == 3 and (step := _STEP.fullmatch(given[0])) and all(map(str.isdigit, given[1:])):
        groups = tuple(_ranged(parts.groups, given[1], given[2]))
        return replace(parts, groups=groups, progress=f"+{plain(step[1])}{step[2]} at {given[2]} reps", shared=False)
    if kind == "sum":
        draft.remarks.append(f"progress by the sum of repetitions, {said}")
    elif kind == "custom":
        draft.remarks.append("a `progress` script: plans here do not compute")
    else:
        draft.remarks.append(f"progress `{_SCRIPT.sub('', said).strip()}`")
    return replace(parts, progress=None, shared=False)


def _ranged(groups: Sequence[Group], low: str, high: str) -> Iterator[Group]:
    for group in groups:
        sets, _, _ = group.dose.partition("x")
        yield replace(group, dose=f"{sets}x{low}-{high}" if low != high else f"{sets}x{low}")


def to_reading(parts: Parts, cue: str | None) -> Reading:
    """Return the working sets of an exercise."""
    return Reading(parts.groups, parts.rest, cue=cue)
