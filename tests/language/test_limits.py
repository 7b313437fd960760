"""What is too large is refused before anything is expanded, with its numbers."""

import pytest

from language.plans import codes, compile_text

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
    """100 sets a line, 20 groups, 2 lines, 50 athletes: 200,000 sets a week."""
    line = f"  primary rdl {', '.join(['100x5'] * 20)}\n"
    people = "".join(f"athlete a-{number}\n" for number in range(50))
    return f"{PLAN}session a\n{line}  secondary rdl {', '.join(['100x5'] * 20)}\n{people}week 1-{weeks}\n  mon a\n"


@pytest.mark.parametrize(
    ("within", "beyond"),
    [
        ("# " + "x" * 4_094 + "\n" + SESSION, "# " + "x" * 4_095 + "\n" + SESSION),
        (PLAN + SESSION + "week 1-520\n  mon a\n", PLAN + SESSION + "week 1-521\n  mon a\n"),
        (sessions_in_a_week(14), sessions_in_a_week(15)),
        ("session a\n" + "  primary rdl 3x5\n" * 200, "session a\n" + "  primary rdl 3x5\n" * 201),
        (line_of_groups(20), line_of_groups(21)),
        ("session a\n  primary rdl 100x5\n", "session a\n  primary rdl 101x5\n"),
        (athletes(50), athletes(51)),
        ("".join(f"session s-{n}\n" for n in range(1_000)), "".join(f"session s-{n}\n" for n in range(1_001))),
        (expanded_sets(2), expanded_sets(3)),
        (adjusted(20), adjusted(21)),
        ("foo\n" * 1_999, "foo\n" * 2_000),
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
        "expansion",
        "adjusts",
        "broken-lines",
    ],
)
def test_each_limit_speaks_one_step_beyond_it(within: str, beyond: str) -> None:
    assert "E050" not in codes(within)
    assert "E050" in codes(beyond)


def test_a_limit_names_its_numbers() -> None:
    (finding,) = [each for each in compile_text(expanded_sets(3)).diagnostics if each.code == "E050"]
    assert finding.message == "600,000 sets over all weeks and athletes; at most 500,000"


def test_sessions_copied_from_another_week_count_too() -> None:
    text = sessions_in_a_week(14) + "week 2\n  like 1\n  tue a\n"
    assert [each.message for each in compile_text(text).diagnostics] == ["15 sessions in a week; at most 14"]


def test_sets_that_a_plan_grows_to_count() -> None:
    growth = "  adjust sets +100%\n" * 4
    line = f"  primary rdl {', '.join(['10x5'] * 20)}\n"
    people = "".join(f"athlete a-{number}\n" for number in range(50))
    text = f"{PLAN}session a\n{line * 4}{people}week 1-12\n  mon a\n{growth}"
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
