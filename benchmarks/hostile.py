"""How long the worst texts take that a file may hold, so that a text that hangs the compiler is seen.

Each case runs in a process of its own, which is ended when it takes too long.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import expansions
from bounded import PATIENCE, run_bounded
from gplang.compiler import compile_source
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from measure import Options, format_table, time_once
from plans import refuse_imports

AIM_SECONDS = 5.0
"""What a file of 1 MiB may take."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WIDEST = 4_096
"""Characters of the longest line that is read."""

_OPENING = 'plan "Hostile"\nsession s\n  primary rdl 4x5\n'

Lines = Iterator[str]


def run(options: Options) -> Iterator[str]:
    """Yield the report, a line as soon as a case is through."""
    size = (options.kib or (64 if options.quick else 1024)) * 1024
    yield f"  {size / 1024:,.0f} KiB of each; seconds, aim for 1 MiB: ≤ {AIM_SECONDS:g}; ended after {PATIENCE}"
    yield ""
    width = max(map(len, CASES))
    headers = ["parse_document", "compile_source", "gpl check", "exit code"]
    yield from format_table((" " * width, *headers), ())
    for name in (name for name in CASES if not options.case or options.case in name):
        cells = [cell.rjust(len(header)) for cell, header in zip(_measure(name, size), headers, strict=True)]
        yield f"  {name.ljust(width)}  {'  '.join(cells)}"
    yield ""
    yield from expansions.run(options)


def _measure(name: str, size: int) -> list[str]:
    """Measure one case: without a report in one process, then as the command does it in another."""
    with TemporaryDirectory(prefix="gplang-bench-") as folder:
        path = Path(folder, "hostile.gpl")
        path.write_text(write_case(name, size), encoding="utf-8", newline="")
        said = run_bounded([sys.executable, __file__, str(path)]).said
        figures = [f"{float(figure):.2f}" for figure in said.split()]
        if len(figures) < 2:
            return [*figures, *[f"> {PATIENCE}"] * (3 - len(figures)), "–"]
        checked = run_bounded([sys.executable, "-m", "gplang", "check", str(path)])
    if checked.code is None:
        return [*figures, f"> {PATIENCE}", "–"]
    return [*figures, f"{checked.seconds:.2f}", str(checked.code)]


def write_case(name: str, size: int) -> str:
    """Return the text of a case, as long as fits into `size` bytes."""
    lines: list[str] = []
    left = size
    for line in CASES[name](Random(name)):
        left -= len(line.encode()) + 1
        if left < 0:
            break
        lines.append(line)
    return "\n".join(lines) + "\n" if lines else next(CASES[name](Random(name)))[:size]


# ---- the cases: each yields lines without end


def _garbage(random: Random) -> Lines:
    while True:
        yield " ".join(_word(random, 2, 12) for _ in range(random.randint(1, 12)))


def _punctuation(random: Random) -> Lines:
    while True:
        yield "".join(random.choices('"\\#@|,+-x×*0123456789ab ', k=random.randint(5, 100)))


def _one_letter(random: Random) -> Lines:
    while True:
        yield random.choice(_LETTERS)


def _blank(_: Random) -> Lines:
    while True:
        yield ""


def _comments(random: Random) -> Lines:
    while True:
        yield f"#{_word(random, 1, 8)}"


def _misspelt_words(random: Random) -> Lines:
    while True:
        yield f"{_misspell(random, 'accessory')} rdl 4x5 @rir2"


def _misspelt_exercises(random: Random) -> Lines:
    yield from _OPENING.splitlines()
    while True:
        yield f"accessory {_misspell(random, 'bulgarian-split-squat')} 4x5 @rir2"


def _misspelt_sessions(random: Random) -> Lines:
    yield 'plan "Hostile"'
    yield from (f"session {name}" for name in sorted({_word(random, 6, 9) for _ in range(2_000)}))
    for number in count(1):
        yield f"week {number}"
        yield f"mon {_word(random, 6, 9)}"


def _bad_doses(random: Random) -> Lines:
    yield from _OPENING.splitlines()
    while True:
        yield f"primary rdl {random.randrange(10**6)}by{random.randrange(10**6)} @rir{random.randrange(10**6)}"


def _wide_garbage(random: Random) -> Lines:
    while True:
        yield _fill(lambda: _word(random, 1, 3))


def _wide_words(random: Random) -> Lines:
    while True:
        yield _word(random, _WIDEST, _WIDEST)


def _wide_sets(random: Random) -> Lines:
    yield from _OPENING.splitlines()
    while True:
        yield _fill(lambda: f"{random.randint(1, 9)}x{random.randint(1, 99)},", "primary rdl")


def _wide_numbers(random: Random) -> Lines:
    yield from _OPENING.splitlines()
    while True:
        digits = "".join(random.choices("123456789", k=_WIDEST - 30))
        yield f"primary rdl 4x{digits}"


def _wide_weeks(random: Random) -> Lines:
    yield 'plan "Hostile"'
    while True:
        yield _fill(lambda: f"{random.randint(1, 260)}-{random.randint(260, 520)},", "week")


def _wide_names(random: Random) -> Lines:
    yield "exercise x"
    while True:
        yield _fill(lambda: _word(random, 3, 6), "alias")


def _wide_line_breaks(_: Random) -> Lines:
    while True:
        yield "\u2028\x0b\x0c\x85" * (_WIDEST // 4)


def _open_texts(random: Random) -> Lines:
    yield from _OPENING.splitlines()
    while True:
        yield 'note "' + "\\" * (_WIDEST - 30) + _word(random, 3, 9)


def _quotes(random: Random) -> Lines:
    while True:
        yield 'note "' + '"#" ' * (_WIDEST // 4 - 8) + _word(random, 3, 9)


def _escapes(random: Random) -> Lines:
    yield from _OPENING.splitlines()
    while True:
        yield f'note "{chr(92) * 2 * random.randint(1_000, _WIDEST // 2 - 20)}"'


def _one_line(random: Random) -> Lines:
    yield _word(random, 2**21, 2**21)


def _foreign(random: Random) -> Lines:
    while True:
        yield "".join(chr(random.randrange(0x300, 0xD800)) for _ in range(random.randint(1, 40)))


def _homeless(random: Random) -> Lines:
    while True:
        yield f"progress +{random.randint(1, 999)}kg every week"


def _homeless_settings(random: Random) -> Lines:
    yield "session s"
    while True:
        yield f'location "{_word(random, 3, 9)}"'


def _long_tail(random: Random) -> Lines:
    yield from _OPENING.splitlines()
    while True:
        yield f'cue "{_word(random, 3, 9)}"'


def _scattered_tail(_: Random) -> Lines:
    yield from _OPENING.splitlines()
    while True:
        yield from ("", "", "", "", 'cue "x"')


def _same_sessions(_: Random) -> Lines:
    while True:
        yield "session s"


def _many_sessions(_: Random) -> Lines:
    yield 'plan "Hostile"'
    for number in count():
        yield f"session s{number}"
        yield "primary rdl 4x5"


def _derived_sessions(_: Random) -> Lines:
    yield from _OPENING.replace("session s", "session s0").splitlines()
    for number in count(1):
        yield f"session s{number} like s{number - 1}"


def _derived_exercises(_: Random) -> Lines:
    yield "exercise x0"
    for number in count(1):
        yield f"exercise x{number}"
        yield f"like x{number - 1}"


def _swaps(_: Random) -> Lines:
    yield from _OPENING.splitlines()
    yield from (f"accessory rdl 4x{number}" for number in range(1, 100))
    yield "session t like s"
    while True:
        yield "swap rdl deadlift"
        yield "swap deadlift rdl"


def _week_chain(_: Random) -> Lines:
    yield from _OPENING.splitlines()
    yield "week 1"
    yield "mon s"
    for number in count(2):
        yield f"week {number}"
        yield f"like {number - 1}"


def _all_weeks(_: Random) -> Lines:
    yield from _OPENING.splitlines()
    while True:
        yield "week 1-520"
        yield from (f"{day} s" for day in ("mon", "tue", "wed"))


def _long_week(random: Random) -> Lines:
    yield from _OPENING.splitlines()
    yield "week 1-520"
    while True:
        yield f"mon s {random.randrange(24):02}:{random.randrange(60):02}"


def _rotations(_: Random) -> Lines:
    yield from _OPENING.splitlines()
    yield "week 1-520"
    while True:
        yield _fill(lambda: "s", "rotate")[: _WIDEST - 20] + " on mon tue wed"


def _adjusts(random: Random) -> Lines:
    yield from _OPENING.splitlines()
    yield "week 1-520"
    yield "mon s"
    while True:
        yield f"adjust load -{random.randint(1, 99)}%"


def _athletes(_: Random) -> Lines:
    yield 'plan "Hostile"'
    for number in count():
        yield f"athlete a{number}"
        yield "max rdl 100kg"


def _maxima(random: Random) -> Lines:
    yield 'plan "Hostile"'
    yield "athlete anna"
    while True:
        yield f"max rdl {random.randint(1, 300)}kg"


def _pauses(random: Random) -> Lines:
    yield 'plan "Hostile"'
    yield "start 2027-01-04"
    while True:
        date = f"{random.randint(2000, 2100)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        yield f"{random.choice(('pause', 'skip'))} {date}"


def _imports(random: Random) -> Lines:
    while True:
        yield f'use "{_word(random, 3, 9)}.gpl"'


CASES: dict[str, Callable[[Random], Lines]] = {
    "lines of garbage, all different": _garbage,
    "lines of quotes, marks and digits": _punctuation,
    "lines of one letter": _one_letter,
    "blank lines": _blank,
    "comments": _comments,
    "statements misspelt": _misspelt_words,
    "exercises misspelt": _misspelt_exercises,
    "sessions misspelt in many weeks": _misspelt_sessions,
    "doses that are none": _bad_doses,
    "4,096 characters of short words": _wide_garbage,
    "4,096 characters of one word": _wide_words,
    "4,096 characters of groups": _wide_sets,
    "numbers of 4,000 digits": _wide_numbers,
    "4,096 characters of week numbers": _wide_weeks,
    "4,096 characters of aliases": _wide_names,
    "other scripts' line breaks": _wide_line_breaks,
    "texts of backslashes, never closed": _open_texts,
    "texts and comments in turns": _quotes,
    "texts of escapes": _escapes,
    "one line": _one_line,
    "letters of all scripts": _foreign,
    "sub-lines without a session": _homeless,
    "settings in a session": _homeless_settings,
    "sub-lines of one exercise": _long_tail,
    "sub-lines and blank lines of one exercise": _scattered_tail,
    "one session again and again": _same_sessions,
    "sessions, all different": _many_sessions,
    "sessions, each like the one before": _derived_sessions,
    "exercises, each like the one before": _derived_exercises,
    "swaps back and forth": _swaps,
    "weeks, each like the one before": _week_chain,
    "all 520 weeks again and again": _all_weeks,
    "sessions on one day of 520 weeks": _long_week,
    "rotations of thousands": _rotations,
    "adjusts in 520 weeks": _adjusts,
    "athletes": _athletes,
    "maxima": _maxima,
    "skips and pauses": _pauses,
    "imports": _imports,
}


def _word(random: Random, least: int, most: int) -> str:
    return "".join(random.choices(_LETTERS, k=random.randint(least, most)))


def _misspell(random: Random, word: str) -> str:
    """Return the word with two letters changed."""
    letters = list(word)
    for _ in range(2):
        letters[random.randrange(len(letters))] = random.choice(_LETTERS)
    return "".join(letters)


def _fill(make: Callable[[], str], start: str = "") -> str:
    """Return a line as long as may be of words that `make` makes."""
    parts, length = [start] if start else [], len(start)
    while True:
        word = make()
        length += len(word) + 1
        if length > _WIDEST:
            return " ".join(parts)
        parts.append(word)


def _time_inside(path: Path) -> None:
    """Time parsing and compiling a file in this process, and print each as soon as it is known."""
    source = SourceText(path.name, path.read_bytes().decode("utf-8"))
    compile_source(SourceText("warm-up.gpl", _OPENING), refuse_imports)
    print(time_once(lambda: parse_document(source)), flush=True)
    print(time_once(lambda: compile_source(source, refuse_imports)), flush=True)


if __name__ == "__main__":
    _time_inside(Path(sys.argv[1]))
