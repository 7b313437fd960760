"""What was done of each line of a session: the sets of a record, dealt to the lines of their exercises."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from gplang.catalog import Exercise
from gplang.logs.records import Did, Done, Record
from gplang.model.session import SetGroup, SetLine
from gplang.quantities import Load, WeightUnit
from gplang.records import NamedTuple, replace
from gplang.scheduling.draft import exactly, weigh
from gplang.scheduling.recorded import OtherWork
from gplang.scheduling.records import (
    LoadForm,
    Range,
    ScheduledExercise,
    ScheduledGroup,
    ScheduledLoad,
    ScheduledSet,
    WrittenLoad,
)
from gplang.vocabulary import Role


class Share(NamedTuple):
    """What a record has of a line: its `sets`, none if it was skipped.

    `as_planned`: they are those of the plan, and no numbers were written. `substitute` is the exercise that was done
    where it is another one.
    """

    sets: tuple[ScheduledSet, ...] = ()
    as_planned: bool = False
    skipped: bool = False
    substitute: Exercise | None = None
    form: bool = False
    pain: int | None = None

    @property
    def groups(self) -> tuple[ScheduledGroup, ...]:
        """The sets, equal ones together."""
        return fold(self.sets)


class Dealt(NamedTuple):
    """What a record has of each line of a session, None where it says nothing; and work that none of them asks for."""

    shares: tuple[Share | None, ...]
    other: tuple[OtherWork, ...]


class _Line(NamedTuple):
    """A line of the session with what is planned of it."""

    at: int
    line: SetLine
    planned: ScheduledExercise


def deal(exercises: Sequence[ScheduledExercise], lines: Sequence[SetLine], record: Done, unit: WeightUnit) -> Dealt:
    """Return what a record has of the lines of a session, with all loads in `unit`.

    The sets of an exercise go to its lines in the order of the text, to each as many as it asks for, and the rest to
    the last; sets that may be left out come behind those that the next lines need. Warm-ups get those that are recorded
    as such, or the first ones that are lighter than the first working set, if another one reaches that.
    """
    there = [_Line(at, line, each) for at, (line, each) in enumerate(zip(lines, exercises, strict=True))]
    shares: dict[int, Share] = {}
    other: list[OtherWork] = []
    pools: dict[tuple[int, ...], list[Did]] = {}
    for did in record.did:
        targets = () if did.exercise is None else tuple(each.at for each in _find_lines(there, did.exercise, did.role))
        if targets:
            pools.setdefault(targets, []).append(did)
        else:
            other.append(read_work(did, unit))
    for targets, work in pools.items():
        found, aside = _deal_pool([there[at] for at in targets], work, unit)
        shares.update(found)
        other += aside
    for skipped in record.skipped:
        for each in _find_lines(there, skipped.exercise, skipped.role):
            shares.setdefault(each.at, Share(skipped=True))
    if record.as_planned:
        unread = {each.at for exercise in record.unread for each in _find_lines(there, exercise, None)}
        for each in there:
            if each.at not in unread:
                shares.setdefault(each.at, _as_planned(each.planned))
    hurt = _find_pains(there, shares)
    for each in there:
        share = shares.get(each.at)
        if share is not None and share.substitute is None:
            shares[each.at] = share._replace(pain=hurt.get(each.planned.exercise.id))
    return Dealt(tuple(shares.get(at) for at in range(len(there))), tuple(other))


def _find_pains(lines: Iterable[_Line], shares: Mapping[int, Share]) -> dict[str, int]:
    """Return how much exercises hurt, whichever of their lines says so."""
    found: dict[str, int] = {}
    for line in lines:
        share = shares.get(line.at)
        if share is not None and share.pain is not None and share.substitute is None:
            name = line.planned.exercise.id
            found[name] = max(found.get(name, 0), share.pain)
    return found


def find_done(
    exercises: Sequence[ScheduledExercise], shares: Sequence[Share | None], record: Record | None
) -> tuple[Exercise, ...]:
    """Return the exercises that a session had, with those that nobody had planned."""
    if not isinstance(record, Done) or not record.pains:
        return ()
    planned = (
        share.substitute or each.exercise
        for each, share in zip(exercises, shares, strict=True)
        if share is not None and not share.skipped
    )
    return (*planned, *(did.exercise for did in record.did if did.exercise is not None))


def read_work(did: Did, unit: WeightUnit) -> OtherWork:
    """Return what was done of one exercise as work of its own, with all loads in `unit`."""
    groups = tuple(_as_scheduled(group, did, unit) for group in did.groups)
    return OtherWork(did.text, groups, did.exercise, did.role)


def fold(sets: Iterable[ScheduledSet]) -> tuple[ScheduledGroup, ...]:
    """Return sets as groups: equal ones that follow each other are one."""
    return tuple(
        ScheduledGroup(replace(one.dose, sets=len([*same])), one.effort, one.load) for one, same in groupby(sets)
    )


def _find_lines(there: Iterable[_Line], exercise: Exercise, role: Role | None) -> list[_Line]:
    """Return the lines that are about an exercise: those that ask for it, else those that it may be done for."""
    fit = [each for each in there if role is None or each.line.role is role]
    return [each for each in fit if each.planned.exercise.id == exercise.id] or [
        each for each in fit if exercise.id in _choices(each.line)
    ]


def _choices(line: SetLine) -> Iterator[str]:
    yield from (each.id for each in line.choices)
    if line.replaced is not None:
        yield line.replaced


def _deal_pool(
    lines: Sequence[_Line], work: Sequence[Did], unit: WeightUnit
) -> tuple[dict[int, Share], list[OtherWork]]:
    """Return the shares of lines of one exercise, and warm-up sets that no line asks for."""
    warm = [each for each in lines if each.line.role is Role.WARMUP]
    working = [each for each in lines if each.line.role is not Role.WARMUP]
    planned = lines[0].planned.exercise.id
    said = Share(
        substitute=next((did.exercise for did in work if did.exercise and did.exercise.id != planned), None),
        form=any(did.form for did in work),
        pain=max((did.pain for did in work if did.pain is not None), default=None),
    )
    if all(did.as_planned for did in work):
        whole = {each.at: _as_planned(each.planned) for each in lines}
        return {at: said._replace(sets=each.sets, as_planned=True) for at, each in whole.items()}, []
    sets = [each for did in work for each in _read_sets(did, lines, unit)]
    if not working:
        return {warm[0].at: said._replace(sets=tuple(sets))}, []
    lighter = _count_lighter(sets, working, is_warm=bool(warm))
    shares: dict[int, Share] = {}
    other: list[OtherWork] = []
    if lighter and warm:
        shares[warm[0].at] = said._replace(sets=tuple(sets[:lighter]))
    elif lighter:
        name = working[0].planned.exercise
        other.append(OtherWork(name.id, fold(sets[:lighter]), name, Role.WARMUP))
    left = sets[lighter:]
    needed = [sum(group.dose.sets - group.dose.optional for group in each.planned.groups) for each in working]
    for number, each in enumerate(working):
        asked = sum(group.dose.sets for group in each.planned.groups)
        count = len(left)
        if each is not working[-1]:
            count = min(asked, max(needed[number], len(left) - sum(needed[number + 1 :])))
        if left:
            shares[each.at] = said._replace(sets=_complete(left[:count], each.planned))
        left = left[count:]
    return shares, other


def _read_sets(did: Did, lines: Sequence[_Line], unit: WeightUnit) -> Iterator[ScheduledSet]:
    if did.as_planned:
        for each in lines:
            yield from _as_planned(each.planned).sets
        return
    for group in did.groups:
        yield from _as_scheduled(group, did, unit).expand()


def _as_scheduled(group: SetGroup, did: Did, unit: WeightUnit) -> ScheduledGroup:
    load = None
    if group.load is not None:
        draft = weigh(group.load, unit, None, did.exercise)
        load = ScheduledLoad(draft.form, unit if draft.exact is not None else None, draft.exact, draft.exact)
        load = load._replace(written=_in_own_unit(group.load, unit))
    return ScheduledGroup(group.dose, group.effort, load)


def _in_own_unit(load: Load, unit: WeightUnit) -> WrittenLoad | None:
    """Return a load as it is written, if that is in another unit than `unit`."""
    if load.unit in (None, unit) or load.low is None or load.high is None:
        return None
    return WrittenLoad(Range(exactly(load.low), exactly(load.high)), load.unit)


def _as_planned(planned: ScheduledExercise) -> Share:
    """Return all sets of a line but those that may be left out."""
    return Share(tuple(_on_the_bar(each) for each in planned.sets if not each.optional), as_planned=True)


def _on_the_bar(asked: ScheduledSet) -> ScheduledSet:
    """Return a set as it is done if all is as planned: with the weight that is shown."""
    load = asked.load
    if load is not None and load.rounded is not None:
        form = LoadForm.WEIGHT if load.form is LoadForm.PERCENT else load.form
        load = ScheduledLoad(form, load.unit, load.rounded, load.rounded)
    return asked._replace(load=load, optional=False, dose=replace(asked.dose, optional=0))


def _count_lighter(sets: Sequence[ScheduledSet], working: Sequence[_Line], *, is_warm: bool) -> int:
    """Return how many sets warm up: the first ones that are lighter than the first working set.

    Where no set reaches that load, or there is no warm-up line, as many sets as the working ones ask for are never
    taken for it: who went lighter has not only warmed up.
    """
    first = next((weight_of(group.load) for each in working for group in each.planned.groups), None)
    if first is None:
        return 0
    asked = sum(group.dose.sets for each in working for group in each.planned.groups)
    is_reached = any((weight_of(each.load) or first) >= first for each in sets)
    most = len(sets) if is_warm and is_reached else max(len(sets) - asked, 0)
    count = 0
    for each in sets[:most]:
        weight = weight_of(each.load)
        if weight is None or weight >= first:
            break
        count += 1
    return count


def _complete(sets: Sequence[ScheduledSet], planned: ScheduledExercise) -> tuple[ScheduledSet, ...]:
    """Return sets with the planned load where none is recorded."""
    asked = [*planned.sets]
    return tuple(
        each
        if each.load is not None or not asked
        else each._replace(load=_on_the_bar(asked[min(at, len(asked) - 1)]).load)
        for at, each in enumerate(sets)
    )


def weight_of(load: ScheduledLoad | None) -> Fraction | None:
    """Return the weight of a load as it is on the bar, the lower one of a range; None where it is not known."""
    rounded: Range | None = None if load is None else load.rounded
    return None if rounded is None else rounded.low
