"""What percentages are of: for sprints and jumps the best, for everything else a maximum."""

from gplang.catalog import Exercise, Kind, load_weights
from gplang.diagnostics import Severity
from gplang.model.scope import Scope
from gplang.model.session import SetGroup
from gplang.quantities import Load, LoadKind, ShareOf
from gplang.records import replace

_FREE = (ShareOf.MAXIMUM, ShareOf.BEST)
"""What a percentage is of that stands alone."""


def has_best(exercise: Exercise) -> bool:
    """Return whether an exercise is a sprint or a jump that is done with nothing that is a load."""
    return exercise.kind in (Kind.SPRINT, Kind.JUMP) and not exercise.find_load_kit(load_weights())


def settle_share(load: Load, exercise: Exercise) -> Load:
    """Return a load of an exercise with what its percentage is of."""
    if load.kind is not LoadKind.PERCENT or load.of is not None or load.share not in _FREE:
        return load
    share = ShareOf.BEST if has_best(exercise) else ShareOf.MAXIMUM
    return load if load.share is share else replace(load, share=share)


def settle_shares(groups: tuple[SetGroup, ...], exercise: Exercise, scope: Scope) -> tuple[SetGroup, ...]:
    """Return the sets of an exercise with what their percentages are of; report what it cannot have."""
    return tuple(_settle(group, exercise, scope) for group in groups)


def _settle(group: SetGroup, exercise: Exercise, scope: Scope) -> SetGroup:
    load = group.load
    if load is None:
        return group
    where = (group.places.load if group.places else None) or group.where
    if load.share is ShareOf.BEST and not has_best(exercise):
        hint = "a sprint or a jump has a best; of the maximum it is `@90%` alone"
        scope.report("E020", where, f"the best of `{exercise.id}`, which is no sprint and no jump", hint)
        return group._replace(load=None)
    if load.kind is LoadKind.WEIGHT and has_best(exercise):
        hint = "name a vest in the cue; `sled-sprint` has a load"
        what = where.text if group.places else f"`scheme {where.text}`"
        message = f"{what} on `{exercise.id}`, which is done without a load"
        scope.report("E020", where, message, hint, severity=Severity.ADVICE)
    settled = settle_share(load, exercise)
    return group if settled is load else group._replace(load=settled)
