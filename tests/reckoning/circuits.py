"""Circuits: how often the stations are done, and what a week's adjustments make of it."""

from fractions import Fraction

from reckoning.doses import Row, adjusted_count, counted
from reckoning.plans import Adjust, Circuit


def go_round(circuit: Circuit, left: list[Row], place: int, stations: int, adjusts: list[Adjust]) -> Row:
    """Return the row of a station, done in all rounds; `adjusts` are those that reach some station.

    `left` are the rows of the stations that are not left out, which share the minutes of an EMOM; it has as many
    minutes as it has with all `stations`.
    """
    row = left[place]
    rounds = minutes = None
    if circuit.how == "amrap":
        times, minutes = 1, circuit.minutes
    elif circuit.how == "emom":
        share = Fraction(circuit.minutes, stations)
        minutes = max(stations, counted(after(share, adjusts) * stations))
        times = len(range(place, minutes, len(left)))
    else:
        times = rounds = counted(after(Fraction(circuit.rounds), adjusts))
        minutes = circuit.minutes if circuit.how == "for-time" else None
    groups = row.groups[:times]
    if len(groups) < times:
        last = groups[-1]
        more = times - len(groups) + 1
        groups = (*groups[:-1], last._replace(fewest=more, most=more))
    return row._replace(groups=groups, circuit=(circuit.letter, rounds, minutes))


def after(rounds: Fraction, adjusts: list[Adjust]) -> Fraction:
    for each in adjusts:
        rounds = adjusted_count(rounds, each)
    return rounds
