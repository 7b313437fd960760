"""What can be loaded: held against a list of all loads, made the long way."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from gplang.quantities import Plate, Weight, WeightUnit
from gplang.scheduling.plates import Rack, heaviest, load_nearest, load_up, loads_around, next_load, weight_in

KG = WeightUnit.KG
SIZES = ["0.25", "0.5", "1.25", "2", "2.5", "3.75", "5", "7.5", "10", "15", "20", "25"]


def rack(bar: str, *plates: tuple[str, int | None], unit: WeightUnit = KG) -> Rack:
    found = [Plate(Weight(Decimal(size), unit), pieces) for size, pieces in plates]
    return Rack(Weight(Decimal(bar), unit), tuple(sorted(found, key=lambda plate: -plate.weight.amount)))


def all_loads(what: Rack, most: int) -> list[Fraction]:
    """Return every load up to an amount, by trying each number of each plate."""
    choices = []
    for plate in what.plates:
        room = int((most - what.bar.amount) // (2 * plate.weight.amount)) if most > what.bar.amount else 0
        pairs = room if plate.pieces is None else min(plate.pieces // 2, room)
        choices.append([Fraction(plate.weight.amount) * count for count in range(pairs + 1)])
    bar = Fraction(what.bar.amount)
    return sorted({bar + 2 * sum(side) for side in product(*choices)})


numbers = st.sampled_from([0, 2, 4, 6, 10]).map(lambda count: count or None)
racks = st.builds(
    lambda bar, sizes, counts: rack(bar, *((size, counts[at]) for at, size in enumerate(sizes))),
    st.sampled_from(["7.5", "10", "15", "20"]),
    st.lists(st.sampled_from(SIZES[4:]), min_size=1, max_size=3, unique=True),
    st.tuples(numbers, numbers, numbers),
)
amounts = st.integers(0, 1_000).map(lambda tenths: Fraction(tenths, 10))


@given(racks, amounts)
@example(rack("20", ("25", None), ("15", None)), Fraction(101))
@example(rack("20", ("20", 2)), Fraction(500, 10))
@example(rack("20", ("5", 4), ("2.5", None)), Fraction(60))
def test_the_nearest_loads_are_those_of_the_list(what: Rack, amount: Fraction) -> None:
    loads = all_loads(what, 220)
    below, above = loads_around(what, amount)
    assert (below.total if below else None) == max((load for load in loads if load <= amount), default=None)
    assert (above.total if above else None) == min((load for load in loads if load >= amount), default=None)
    nearest = load_nearest(what, amount)
    assert nearest is not None
    assert nearest.total == min(loads, key=lambda load: (abs(load - amount), -load))


@given(racks, amounts)
def test_what_is_on_the_bar_is_there_and_makes_the_load(what: Rack, amount: Fraction) -> None:
    found = load_nearest(what, amount)
    assert found is not None
    there = {Fraction(plate.weight.amount): plate.pieces for plate in what.plates}
    assert found.total == found.bar + sum(2 * weight * count for weight, count in found.side)
    assert [weight for weight, _ in found.side] == sorted((weight for weight, _ in found.side), reverse=True)
    for weight, count in found.side:
        pieces = there[weight]
        assert count > 0
        assert pieces is None or 2 * count <= pieces


@given(racks, amounts)
def test_the_next_load_is_the_lightest_over_it(what: Rack, amount: Fraction) -> None:
    loads = all_loads(what, 300)
    assert next_load(what, amount) == min((load for load in loads if load > amount), default=None)
    if all(plate.pieces for plate in what.plates):
        assert heaviest(what) == all_loads(what, 2_000)[-1]


def test_heaviest_plates_go_on_first() -> None:
    home = rack("20", ("25", None), ("20", None), ("15", None), ("10", None), ("5", None))
    assert load_nearest(home, Fraction(100)).side == ((25, 1), (15, 1))  # type: ignore[union-attr]
    assert load_nearest(home, Fraction(200)).side == ((25, 3), (15, 1))  # type: ignore[union-attr]
    few = rack("20", ("25", 2), ("20", 4))
    assert load_nearest(few, Fraction(100)).side == ((20, 2),)  # type: ignore[union-attr]


def test_a_limit_is_not_passed() -> None:
    home = rack("20", ("5", None))
    assert load_nearest(home, Fraction(96)).total == 100  # type: ignore[union-attr]
    assert load_nearest(home, Fraction(96), most=Fraction(97)).total == 90  # type: ignore[union-attr]
    assert load_nearest(home, Fraction(94), least=Fraction(93)).total == 100  # type: ignore[union-attr]


def test_the_other_unit_is_told_in_tenths() -> None:
    club = rack("45", ("45", None), ("10", None), ("2.5", None), unit=WeightUnit.LB)
    found = load_up(Fraction(70), club, KG)
    assert found is not None
    assert (found.weight, found.loading.total) == (Fraction("70.3"), 155)
    assert weight_in(found.loading, WeightUnit.LB) == 155


def test_more_than_any_bar_holds_is_not_loaded() -> None:
    assert load_nearest(rack("20", ("25", None)), Fraction(5_000)) is None


def test_hostile_plates_make_no_work() -> None:
    """Many sizes without a common part; a list of all loads would not fit into any memory."""
    sizes = [f"{1_000 - at}.{at + 1:03}" for at in range(19)]
    hostile = rack("20", ("0.001", None), *((size, 100) for size in sizes))
    for amount in range(0, 1_990, 50):
        found = load_nearest(hostile, Fraction(amount * 1_000 + 1, 1_000))
        assert found is not None
    mean = rack("20", ("1.001", None), ("1", None), *((f"{2 + at}.{at:03}7"[:6], None) for at in range(18)))
    assert load_nearest(mean, Fraction(1_999)) is not None
