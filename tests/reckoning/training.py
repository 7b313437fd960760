"""What somebody does in a session, and writes down: all of it, or less, or more."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from random import Random

from reckoning.answers import Book, Lifter, as_planned, done_with_another, judge, skipped, unwritten
from reckoning.lines import STEP, number


def draw_weight(random: Random) -> Fraction:
    return random.randint(16, 60) * STEP


def other_work(book: Book, but: tuple[str, ...], day: date, random: Random) -> list[str]:
    """Return a line about an exercise that nobody asked for."""
    known = [each for each in book.maxima if each not in but]
    if not known:
        return []
    exercise, weight, reps = random.choice(known), draw_weight(random), random.randint(1, 12)
    reserve = random.choice([None, 0, 2, 5])
    book.write(day, exercise, weight, reps, reserve or 0)
    effort = "" if reserve is None else f" @rir{reserve}"
    return [f"  did {exercise} 1x{reps} @{number(weight)}kg{effort}"]


def train(lifters: list[Lifter], today: date, name: str, random: Random, *, counts: bool, late: int) -> list[str]:
    """Return what a log has of a session, and tell the lifters what it comes to."""
    what = random.choice(["done"] * 6 + ["planned", "planned but"] + ["missed", "nothing"] * (not late))
    book = lifters[0].book
    if what == "nothing":
        for lifter in lifters:
            unwritten(lifter, counts=counts)
        return []
    if what == "missed":
        book.last = today
        for lifter in lifters:
            skipped(lifter, counts=counts)
        return [f"missed {today} {name}"]
    day = today + timedelta(days=late)
    lines: list[str] = []
    for lifter in lifters:
        if what == "planned":
            do_as_planned(lifter, day, counts=counts)
        else:
            warm, pain = warm_up(lifter, random)
            silent = "planned" if what == "planned but" else ""
            lines += [*warm, *do(lifter, day, random, counts=counts, silent=silent, hurt_before=pain)]
    if random.random() < 0.1:
        there = tuple(
            each for lifter in lifters for each in (lifter.exercise, lifter.line.exercise, *lifter.line.choices)
        )
        lines += other_work(book, there, day, random)
    book.last = day
    whole = " as planned" * what.startswith("planned")
    return [f"done {day} {name}{whole}{f' for {today}' * (late > 1 or (late == 1 and random.random() < 0.5))}", *lines]


def warm_up(lifter: Lifter, random: Random) -> tuple[list[str], int | None]:
    """Return what a log has of a warm-up, and whether it hurt; lighter sets need no word that they are one."""
    groups = lifter.warm_up()
    if not groups or random.random() < 0.5:
        return [], None
    sets = ", ".join(f"{sets}x{reps} @{number(load)}kg" for sets, reps, load in groups)
    pain = random.choice([None] * 6 + [2, 4, 7])
    return [f"  did warmup {lifter.exercise} {sets}{'' if pain is None else f' pain {pain}'}"], pain


def do_as_planned(lifter: Lifter, day: date, *, pain: int | None = None, counts: bool) -> None:
    as_planned(lifter, pain=pain, counts=counts)
    for _ in range(lifter.dose[0]):
        lifter.book.write(day, lifter.exercise, lifter.shown, lifter.dose[1])


def do(lifter: Lifter, day: date, random: Random, *, counts: bool, silent: str, hurt_before: int | None) -> list[str]:
    """Return the lines of a log about an exercise."""
    others = lifter.line.choices if hurt_before is None else []
    hows = ["full"] * 4 + ["over", "short", "short", "few", "light", "heavy", "more", "skipped", "silent", "planned"]
    how = random.choice(hows + ["other"] * 3 * bool(others))
    exercise = lifter.exercise
    pain = random.choice([None] * 12 + [2, 4, 7])
    hurt = "" if pain is None else f" pain {pain}"
    if how == "silent" and not silent:
        unwritten(lifter, pain=hurt_before, counts=counts)
        return []
    if how in ("planned", "silent"):
        do_as_planned(lifter, day, pain=hurt_before, counts=counts)
        role = f"{lifter.line.role} " * (lifter.line.warm_up is not None)
        return [f"  did {role}{exercise} as planned"] * (how == "planned")
    if how == "skipped":
        skipped(lifter, pain=hurt_before, counts=counts)
        return [f"  skipped {exercise}"]
    if how == "other":
        sets, reps, weight = random.randint(1, 4), random.randint(1, 12), draw_weight(random)
        exercise = random.choice(lifter.line.choices)
        for _ in range(sets):
            lifter.book.write(day, exercise, weight, reps)
        done_with_another(lifter, pain=pain, counts=counts)
        return [f"  did {exercise} {sets}x{reps} @{number(weight)}kg{hurt}"]
    done, weight = draw_sets(lifter, how, random)
    form = random.random() < 0.15
    for count in done:
        lifter.book.write(day, exercise, weight, count)
    load = "" if weight is None or (weight == lifter.shown and random.random() < 0.2) else f" @{number(weight)}kg"
    worst = max((each for each in (pain, hurt_before) if each is not None), default=None)
    judge(lifter, done, weight, form=form, pain=worst, counts=counts)
    return write_down(exercise, done, load, f"{' form' * form}{hurt}", random)


def draw_sets(lifter: Lifter, how: str, random: Random) -> tuple[list[int], Fraction | None]:
    """Return the repetitions of the sets that were done, and their weight."""
    sets, reps, amrap = lifter.dose
    done, weight = [reps] * sets, lifter.shown
    if how == "over":
        done = [count + 1 for count in done]
    elif how == "short" and reps > 1:
        done[random.randrange(sets)] -= 1
    elif how == "few" and sets > 1:
        done.pop()
    elif how == "more" and not amrap:
        done.append(reps)
    elif how == "light" and weight is not None:
        weight -= STEP
    elif how == "heavy" and weight is not None:
        weight += random.randint(1, 2) * STEP
    if amrap and len(done) == sets and done[-1] >= reps:
        done[-1] += random.randint(0, 4)
    return done, weight


def write_down(exercise: str, done: list[int], load: str, behind: str, random: Random) -> list[str]:
    """Return sets as lines of a log: alone or together, in one line or in two."""
    groups = [(1, count) for count in done]
    if random.random() < 0.5:
        groups = [(len([*alike]), count) for count, alike in groupby(done)]
    cut = random.randrange(1, len(groups)) if len(groups) > 1 and random.random() < 0.2 else len(groups)
    written = [", ".join(f"{sets}x{count}{load}" for sets, count in each) for each in (groups[:cut], groups[cut:])]
    return [f"  did {exercise} {each}{behind * (not at)}" for at, each in enumerate(written) if each]
