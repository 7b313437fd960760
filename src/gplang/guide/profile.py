"""A guideline profile, read from its TOML file once and when first asked for."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from gplang.guide.data import read_data
from gplang.guide.numbers import NO_NUMBERS, Amount, Band, Basis, Number, Numbers
from gplang.records import StrEnum, dataclass, replace
from gplang.typed import Any
from gplang.vocabulary import Goal, Role

DEFAULT_PROFILE = "posterior-chain-1"
"""The profile that holds where none is named."""

PROFILES = (DEFAULT_PROFILE, "general-1")
"""The profiles that ship with the package."""


@dataclass(frozen=True, slots=True)
class TimeModel:
    """What sessions take; all in seconds but `round_minutes` and the counts of repetitions.

    `fast_metre` is a metre of exercises of some patterns, but for those whose ids are `slow`.
    """

    rep: int
    metre: int
    fast_metre: Mapping[str, Fraction]
    slow: frozenset[str]
    reps_of_max: int
    reps_over_open: int
    change_over: int
    change_sides: int
    superset_change: int
    rest: Mapping[Role, int]
    round_minutes: int


@dataclass(frozen=True, slots=True)
class RampModel:
    """How a warm-up leads up to the first working set.

    `bar_reps` with the empty bar, which weighs `bar`; then `steps`: repetitions, and a share of that set's load in per
    cent. A set is left out that is less than `least` heavier than the one before. Weights are by unit, `kg` and `lb`.
    """

    bar_reps: int
    bar: Mapping[str, int]
    least: Mapping[str, int]
    steps: tuple[tuple[int, int], ...]


RepsTable = tuple[tuple[int, int], ...]
"""Shares of the maximum in per cent, high ones first, and how many repetitions to the limit each allows."""


class Standing(StrEnum):
    """Where an amount stands against a band."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class WeeklyBand:
    """How many hard sets a week each of `muscles` wants, both ends included; `low` is 0 where few are never too few."""

    muscles: tuple[str, ...]
    low: Amount
    high: Amount
    basis: Basis
    guide: tuple[str, ...]

    def place(self, least: Fraction, most: Fraction) -> Standing:
        """Return where a number of hard sets, or a range of them, stands."""
        if least < self.low:
            return Standing.BELOW
        return Standing.ABOVE if most > self.high else Standing.WITHIN


@dataclass(frozen=True, slots=True)
class VolumeModel:
    """What makes a hard set: `hard_rir` or fewer in reserve; it counts `assisted` where a muscle assists.

    Sets of `easy_reps` or fewer at `easy_percent` of the maximum or less are none, where no effort is written; a
    training max is taken for `training_max` per cent of the maximum. `only_upper`: the weekly band has no lower end.
    """

    hard_rir: int
    easy_percent: int
    easy_reps: int
    training_max: Amount
    assisted: Fraction
    only_upper: bool
    week: WeeklyBand


@dataclass(frozen=True, slots=True)
class LogModel:
    """What follows from a log; all of it are conventions.

    Pain of `hurts` or more, or repetitions lost to form `form_times` in a row, lower a load to `eased` per cent.
    Maxima are estimated by sets of the last `weeks`, of at most `most_reps` with those in reserve, at most
    `most_reserve`. A weight that is `impossible` per cent over the best known maximum is a slip. A lift stalls that has
    no more in `stalled_sessions`; `stalled_lifts` of them ask for a deload. So many sessions in a row ask for
    fewer sets (`unfinished`), another exercise (`hurting`) or another day (`missed`).
    """

    hurts: int
    form_times: int
    eased: int
    weeks: int
    most_reps: int
    most_reserve: int
    impossible: int
    stalled_sessions: int
    stalled_lifts: int
    unfinished_times: int
    hurting_times: int
    missed_times: int


@dataclass(frozen=True, slots=True, repr=False)
class Profile:
    """One guideline profile: the rules (by code) that judge by default, and the numbers that hold.

    `kit_steps` are the smallest steps between the implements of a kind of kit, by unit, `kg` and `lb`.
    """

    name: str
    judges: frozenset[str]
    time: TimeModel
    ramp: RampModel
    volume: VolumeModel
    log: LogModel
    reps_at: RepsTable
    kit_steps: Mapping[str, Mapping[str, int]]
    terms: Numbers
    rules: Mapping[str, Numbers]

    def numbers(self, code: str) -> Numbers:
        """Return the numbers of a rule; none for one that has none."""
        return self.rules.get(code, NO_NUMBERS)

    def replaced(self, rules: Mapping[str, Numbers]) -> "Profile":
        """Return the profile with other numbers for some rules; the weekly band is made of them, too."""
        changed = {**self.rules, **rules}
        week = _weekly_band(self.volume.week.muscles, changed, only_upper=self.volume.only_upper)
        volume = replace(self.volume, week=week)
        return replace(self, rules=MappingProxyType(changed), volume=volume)

    def under(self, goal: str | None) -> "Profile":
        """Return the profile with the numbers that hold for a goal."""
        rules = {code: own for code, each in self.rules.items() if (own := each.under(goal)) is not each}
        if self.volume.only_upper and goal == Goal.HYPERTROPHY:
            rules["W302"] = self.rules["W302"].replaced({"sets": self.rules["W302"].amount("sets_for_muscle")})
        return self.replaced(rules) if rules else self

    def __repr__(self) -> str:
        """The name: the numbers fill pages."""
        return f"<Profile {self.name}>"


def profiles_with(code: str) -> tuple[str, ...]:
    """Return the profiles of the package whose rules include one."""
    return tuple(name for name in PROFILES if code in load_profile(name).judges)


@cache
def load_profile(name: str = DEFAULT_PROFILE) -> Profile:
    """Read a profile that ships with the package; `name` is one of `PROFILES`."""
    record = _read_record(name)
    rules = {code: _numbers(numbers) for code, numbers in record["rules"].items()}
    terms = _numbers(record["terms"])
    return Profile(
        name=name,
        judges=frozenset(record["judges"]),
        time=_time_model(record["time"]),
        ramp=_ramp_model(record["ramp"]),
        volume=_volume_model(record["volume"], terms, rules),
        log=_log_model(record["log"]),
        reps_at=tuple((percent, reps) for percent, reps in record["reps_at"]["rows"]),
        kit_steps={kit: step for kit, step in record["kit_steps"].items() if kit != "basis"},
        terms=terms,
        rules=MappingProxyType(rules),
    )


def _read_record(name: str) -> dict[str, Any]:
    """Return what a profile says, with all that it takes over from the one that it extends."""
    record = dict(read_data(name))
    base = record.pop("extends", None)
    return record if base is None else _extended(_read_record(base), record)


def _extended(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with the entries of another that extends it; a number is replaced as a whole."""
    whole = {**base, **own}
    for key, value in own.items():
        if isinstance(value, dict) and "value" not in value:
            whole[key] = _extended(base[key], value)
    return whole


def _numbers(record: Mapping[str, Any]) -> Numbers:
    return Numbers(
        {
            name: Number(_value(entry["value"]), entry["says"], Basis(entry["basis"]), tuple(entry.get("guide", ())))
            for name, entry in record.items()
        }
    )


def _value(written: int | str | list[int]) -> Amount | Band:
    if isinstance(written, list):
        return Band(*written)
    return Fraction(written) if isinstance(written, str) else written


def _volume_model(record: Mapping[str, Any], terms: Numbers, rules: Mapping[str, Numbers]) -> VolumeModel:
    return VolumeModel(
        hard_rir=record["hard_set_rir"],
        easy_percent=record["easy_percent"],
        easy_reps=record["easy_reps"],
        training_max=terms.amount("training_max"),
        assisted=Fraction(record["assisted_share"]),
        only_upper=record["only_upper"],
        week=_weekly_band(tuple(record["muscles"]), rules, only_upper=record["only_upper"]),
    )


def _log_model(record: Mapping[str, Any]) -> LogModel:
    return LogModel(
        hurts=record["hurts"],
        form_times=record["form_times"],
        eased=record["eased_percent"],
        weeks=record["estimate_weeks"],
        most_reps=record["estimate_reps"],
        most_reserve=record["estimate_reserve"],
        impossible=record["impossible_percent"],
        stalled_sessions=record["stalled_sessions"],
        stalled_lifts=record["stalled_lifts"],
        unfinished_times=record["unfinished_times"],
        hurting_times=record["hurting_times"],
        missed_times=record["missed_times"],
    )


def _weekly_band(muscles: tuple[str, ...], rules: Mapping[str, Numbers], *, only_upper: bool) -> WeeklyBand:
    """Return the band between what W301 calls few hard sets, if anything is, and what W302 calls many."""
    low, high = rules["W301"].by_name["sets"], rules["W302"].by_name["sets"]
    most = rules["W302"].amount("sets")
    if only_upper:
        return WeeklyBand(muscles, 0, most, high.basis, high.guide)
    return WeeklyBand(muscles, rules["W301"].amount("sets"), most, low.basis, low.guide)


def _ramp_model(record: Mapping[str, Any]) -> RampModel:
    return RampModel(
        bar_reps=record["bar_reps"],
        bar=MappingProxyType({unit: record[f"bar_{unit}"] for unit in ("kg", "lb")}),
        least=MappingProxyType({unit: record[f"least_{unit}"] for unit in ("kg", "lb")}),
        steps=tuple((reps, share) for reps, share in record["steps"]),
    )


def _time_model(record: Mapping[str, Any]) -> TimeModel:
    return TimeModel(
        rep=record["seconds_per_rep"],
        metre=record["seconds_per_metre"],
        fast_metre=MappingProxyType({each: Fraction(record["fast_metre"][each]) for each in ("sprint", "cardio")}),
        slow=frozenset(record["fast_metre"]["slow"]),
        reps_of_max=record["reps_of_max"],
        reps_over_open=record["reps_over_open"],
        change_over=record["seconds_change_over"],
        change_sides=record["seconds_change_sides"],
        superset_change=record["superset"]["seconds_between"],
        rest=MappingProxyType({role: record["rest"][role.value] for role in Role}),
        round_minutes=record["round_minutes"],
    )
