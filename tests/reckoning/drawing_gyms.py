"""Gyms of every kind, for hypothesis."""

from fractions import Fraction

from hypothesis import strategies as st

from reckoning.drawing_doses import units
from reckoning.plans import Gym

PLATES = ("25", "20", "15", "10", "5", "2.5", "1.25")
POUNDS = ("45", "35", "25", "10", "5", "2.5")
KITS = ((), ("dumbbell",), ("kettlebell",), ("barbell", "rack"), ("barbell", "bench", "dumbbell"))

plates = st.sampled_from((Fraction(5, 2), Fraction(5), Fraction(1), Fraction(4)))
roundable = st.sampled_from(("rdl", "db-rdl", "cfj", "barbell", "dumbbell", "kettlebell"))


@st.composite
def gym(draw: st.DrawFn, name: str) -> Gym:
    unit = draw(units)
    weights, bars = (PLATES, (20, 15, 8)) if unit == "kg" else (POUNDS, (45, 35))
    found = draw(st.lists(st.sampled_from(weights), max_size=4, unique=True))
    counts = st.sampled_from((None, None, 2, 4, 8))
    return Gym(
        name,
        unit,
        draw(st.sampled_from(KITS)),
        draw(st.one_of(st.none(), plates)),
        tuple(draw(st.lists(st.tuples(roundable, plates), max_size=1))),
        Fraction(draw(st.sampled_from(bars))) if found or draw(st.booleans()) else None,
        tuple((Fraction(each), draw(counts)) for each in found),
    )
