"""What is too large is refused before anything is expanded, with its numbers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from gplang.compiler import check_source, compile_source
from gplang.guide import load_profile
from gplang.model.plan import Plan
from gplang.model.size import MOST_EXPANDED, Size, measure
from gplang.scheduling import build_schedule
from gplang.source import SourceText
from language.plans import codes, compile_text, no_files
from shipped import EXAMPLES

ROOT = Path(__file__).parents[2]
YEAR = ROOT / "benchmarks/year-30.gpl"
ALONE = [YEAR, *(path for path in EXAMPLES if "use " not in path.read_text("utf-8"))]

SESSION = "session a\n  primary rdl 3x5\n"
PLAN = 'plan "Limits"\n'
WEEK = "week 1\n  mon a\n"


def adjusted(times: int) -> str:
    return PLAN + SESSION + WEEK + "  adjust sets +100%\n" * times


def line_of_groups(count: int) -> str:
    return f"session a\n  primary rdl {', '.join(['1x5'] * count)}\n"


def sessions_in_a_week(count: int) -> str:
    hours = "".join(f"  mon a {hour // 2}:{'30' if hour % 2 else '00'}\n" for hour in range(count))
    return f"{PLAN}{SESSION}week 1\n{hours}"


def athletes(count: int) -> str:
    return PLAN + SESSION + "".join(f"athlete a-{number}\n" for number in range(count)) + WEEK


def expanded_sets(weeks: int) -> str:
    """100 sets a group, 20 groups, 2 lines, 50 athletes: 200,000 sets a week."""
    line = f"  primary rdl {', '.join(['100x5'] * 20)}\n"
    people = "".join(f"athlete a-{number}\n" for number in range(50))
    return f"{PLAN}session a\n{line}  secondary rdl {', '.join(['100x5'] * 20)}\n{people}week 1-{weeks}\n  mon a\n"


def fifty_athletes(session: str, weeks: int, week: str = "") -> str:
    people = "".join(f"athlete a-{number}\n" for number in range(50))
    return f"{PLAN}session a\n{session}{people}week 1-{weeks}\n  mon a\n{week}"


def lines_in_all(lines: int) -> str:
    """20,000 sessions of so many lines."""
    return fifty_athletes("  accessory rdl 1x5\n" * lines, 400)


def adjusted_in_all(adjusts: int) -> str:
    """60,000 lines, each so many times adjusted."""
    return fifty_athletes("  accessory rdl 1x5\n" * 3, 400, "  adjust load -1%\n" * adjusts)


def characters_in_all(letters: int) -> str:
    """5,000 sessions; apart from the note, each says `limits`, `Limits`, `a`, `a-49`, and its exercise twice."""
    return fifty_athletes(f'  note "{"x" * letters}"\n', 100)


def inherited(sessions: int) -> str:
    """200 lines in each session."""
    chain = "".join(f"session s-{number} like s-{number - 1}\n" for number in range(1, sessions))
    return "session s-0\n" + "  accessory rdl 1x5\n" * 200 + chain


def swapped(swaps: int) -> str:
    """100 lines, and a session that looks through them once, and once more for every swap."""
    pair = "  swap rdl deadlift\n  swap deadlift rdl\n"
    last = "  swap rdl deadlift\n" * (swaps % 2)
    return "session s\n" + "  accessory rdl 1x5\n" * 100 + "session t like s\n" + pair * (swaps // 2) + last


def changed_in_weeks(weeks: int) -> str:
    """100 lines in the session of each week, which looks through them 50 times."""
    pairs = "  swap rdl deadlift\n  swap deadlift rdl\n" * 25
    blocks = "".join(f"week {number}\n  mon a\n{pairs}" for number in range(1, weeks + 1))
    return f"{PLAN}session a\n" + "  accessory rdl 1x5\n" * 100 + blocks


def stepped(weeks: int) -> str:
    """1,200 doses a week."""
    return fifty_athletes("  accessory rdl 1x5\n    progress +1rep every week\n" * 24, weeks)


def adjusted_anew(weeks: int) -> str:
    """200 doses a week."""
    blocks = "".join(f"week {number}\n  mon a\n  adjust sets +{number}%\n" for number in range(2, weeks + 1))
    return fifty_athletes("  accessory rdl 4x5\n" * 4, 1, "  adjust sets +1%\n") + blocks


def unknown_words(count: int) -> str:
    return (
        PLAN
        + "".join(f"athlete a-{at}\n  equipment{' xyzzy' * 100}\n" for at in range(count // 100))
        + (f"athlete b\n  equipment{' xyzzy' * (count % 100)}\n")
    )


def blocks_of_weeks(count: int) -> str:
    return PLAN + SESSION + "".join(f"week {min(number, 520)}\n  mon a\n" for number in range(1, count + 1))


def waking(count: int) -> str:
    return PLAN + f"  remind {' '.join(f'{minutes}min' for minutes in range(count))}\n"


@pytest.mark.parametrize(
    ("within", "beyond"),
    [
        ("# " + "x" * 4_094 + "\n" + SESSION, "# " + "x" * 4_095 + "\n" + SESSION),
        (PLAN + SESSION + "week 1-520\n  mon a\n", PLAN + SESSION + "week 1-521\n  mon a\n"),
        (sessions_in_a_week(35), sessions_in_a_week(36)),
        ("session a\n" + "  primary rdl 3x5\n" * 200, "session a\n" + "  primary rdl 3x5\n" * 201),
        (line_of_groups(20), line_of_groups(21)),
        ("session a\n  primary rdl 100x5\n", "session a\n  primary rdl 101x5\n"),
        (athletes(50), athletes(51)),
        ("".join(f"session s-{n}\n" for n in range(1_000)), "".join(f"session s-{n}\n" for n in range(1_001))),
        (expanded_sets(1), expanded_sets(2)),
        (fifty_athletes("", 400), fifty_athletes("", 401)),
        (lines_in_all(6), lines_in_all(7)),
        (adjusted_in_all(1), adjusted_in_all(2)),
        (characters_in_all(3_983), characters_in_all(3_984)),
        (inherited(50), inherited(51)),
        (swapped(98), swapped(99)),
        (changed_in_weeks(20), changed_in_weeks(21)),
        (stepped(10), stepped(11)),
        (adjusted_anew(60), adjusted_anew(61)),
        (unknown_words(1_999), unknown_words(2_001)),
        (adjusted(20), adjusted(21)),
        ("foo\n" * 1_999, "foo\n" * 2_000),
        (blocks_of_weeks(520), blocks_of_weeks(521)),
        (waking(10), waking(11)),
    ],
    ids=[
        "line",
        "weeks",
        "sessions",
        "lines",
        "groups",
        "sets",
        "athletes",
        "sessions-of-a-plan",
        "sets-in-all",
        "sessions-in-all",
        "lines-in-all",
        "adjusted-in-all",
        "characters-in-all",
        "inherited-lines",
        "swapped-lines",
        "changes-of-weeks",
        "doses-in-all",
        "adjusted-doses-in-all",
        "mistakes",
        "adjusts",
        "broken-lines",
        "week-blocks",
        "reminders",
    ],
)
def test_each_limit_speaks_one_step_beyond_it(within: str, beyond: str, text_snapshot: SnapshotAssertion) -> None:
    assert "E050" not in codes(within)
    told = [each for each in compile_text(beyond).diagnostics if each.code == "E050"]
    assert "".join(f"{each.where.start}: {each.message}\n  {each.hint}\n" for each in told) == text_snapshot


def test_a_limit_names_its_numbers() -> None:
    (finding,) = [each for each in compile_text(expanded_sets(2)).diagnostics if each.code == "E050"]
    assert finding.message == "400,000 sets over all weeks and athletes; at most 300,000"
    assert finding.hint == "split the plan into several"


def test_sessions_copied_from_another_week_count_too() -> None:
    text = sessions_in_a_week(35) + "week 2\n  like 1\n  tue a\n"
    assert [each.message for each in compile_text(text).diagnostics] == ["36 sessions in a week; at most 35"]


def test_sets_that_a_plan_grows_to_count() -> None:
    growth = "  adjust sets +100%\n" * 4
    line = f"  primary rdl {', '.join(['10x5'] * 20)}\n"
    people = "".join(f"athlete a-{number}\n" for number in range(50))
    text = f"{PLAN}session a\n{line * 2}{people}week 1-12\n  mon a\n{growth}"
    assert "E050" not in codes(text.replace(growth, ""))
    assert "E050" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        'plan "x"\n' + "".join(f"session s{i} like s{i - 1}\n" for i in range(1, 999)) + "session s0\n",
        "exercise zz0\n" + "".join(f"exercise zz{i}\n  like zz{i - 1}\n" for i in range(1, 999)),
        PLAN + SESSION + "".join(f"week {i}\n  like {i - 1}\n" for i in range(2, 521)) + WEEK,
        "session a\n  primary rdl 4x5\n" + '    cue "x"\n' * 5_000,
        "\n".join(f"id ,{number}" for number in range(3_000)),
        "session a\n" + '  note "' + '\\"' * 2_000 + "\n",
    ],
    ids=["like-chain", "exercise-chain", "week-chain", "sub-lines", "broken-lines", "escapes"],
)
def test_long_chains_end(text: str) -> None:
    compile_text(text)


def test_a_file_may_use_64_others() -> None:
    def uses(count: int) -> list[str]:
        return codes("".join(f'use "missing-{number}.gpl"\n' for number in range(count)) + SESSION)

    assert uses(64) == ["E040"] * 64
    assert uses(70) == ["E040"] * 64 + ["E050"]
    found = compile_text("".join(f'use "missing-{number}.gpl"\n' for number in range(70)))
    assert found.diagnostics[-1].message == "more than 64 imported files"


def test_files_may_use_each_other_16_deep() -> None:
    def load(importer: str, target: str) -> SourceText:  # noqa: ARG001
        deeper = int(target.removesuffix(".gpl")) + 1
        return SourceText(target, f'use "{deeper}.gpl"\n')

    source = SourceText("0.gpl", f'use "1.gpl"\n{SESSION}')
    assert [each.message for each in compile_source(source, load).diagnostics] == ["imports are over 16 files deep"]


def expand(plan: Plan) -> Size:
    """Count what a plan expands to by expanding it."""
    sessions = [
        each
        for athlete in plan.athletes or (None,)
        for each in build_schedule(plan, athlete, load_profile())[0].sessions
    ]
    lines = [line for session in sessions for line in session.exercises]
    cues = sum(len(line.cue or "") for line in lines)
    notes = sum(len(note) for session in sessions for note in session.session.notes)
    sets = sum(len(tuple(line.sets)) for line in lines)
    return Size(len(sessions), len(lines), sets, cues + notes, sum(count_different(plan)))


def count_different(plan: Plan) -> Iterator[int]:
    """Yield for each athlete how many doses of lines differ in more than the amount of a load."""
    for athlete in plan.athletes or (None,):
        different = {
            (session.session.name, at, line.exercise.id, group.dose, group.effort, group.load and group.load.form)
            for session in build_schedule(plan, athlete, load_profile())[0].sessions
            for at, line in enumerate(session.exercises)
            for group in line.groups[:1]
        }
        yield len(different)


@pytest.mark.parametrize("path", ALONE, ids=lambda path: path.stem)
def test_a_plan_is_measured_without_expanding_it_and_never_too_small(path: Path) -> None:
    plan = compile_text(path.read_text("utf-8")).plan
    assert plan is not None
    size, expanded = measure(plan), expand(plan)
    assert all(mine >= its for mine, its in zip(size, expanded, strict=True)), (size, expanded)
    assert size.sessions >= expanded.sessions
    assert size.lines <= 2 * expanded.lines
    assert size.sets <= 2 * expanded.sets
    assert size.doses <= 3 * expanded.doses


def test_a_year_for_thirty_people_stays_well_inside() -> None:
    plan = compile_text(YEAR.read_text("utf-8")).plan
    assert plan is not None
    size = measure(plan)
    assert size.sessions == 4 * 52 * 30
    assert all(2 * mine <= most for mine, most in zip(size, MOST_EXPANDED, strict=True)), size


def test_a_plan_that_is_too_large_is_told_and_nothing_of_it_is_expanded() -> None:
    text = PLAN + "".join(f"athlete a-{number}\n" for number in range(50))
    text += SESSION + "week 1-520\n" + "  mon a\n  wed a\n  fri a\n"
    found = check_source(SourceText("plan.gpl", text), no_files)
    (finding,) = found.diagnostics
    assert finding.message == "78,000 sessions over all weeks and athletes; at most 20,000"
    assert found.plan is not None
    assert not found.plan.weeks


def test_the_files_that_a_plan_uses_hold_a_mebibyte_together() -> None:
    def read(importer: str, target: str) -> SourceText:  # noqa: ARG001
        return SourceText(target, ("#" * 1_023 + "\n") * 512)

    def told(count: int) -> list[str]:
        text = "".join(f'use "{number}.gpl"\n' for number in range(count)) + SESSION
        return [each.message for each in compile_source(SourceText("plan.gpl", text), read).diagnostics]

    assert not told(2)
    assert told(5) == ["1,572,864 characters in the files that are used; at most 1,048,576"]
