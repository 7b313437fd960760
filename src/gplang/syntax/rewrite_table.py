"""Common notations of other systems, and how the same is written in the language."""

from collections.abc import Callable, Iterable
from itertools import groupby
from re import Match
from re import sub as _sub

from gplang.records import NamedTuple
from gplang.suggest import nearest, slipped
from gplang.vocabulary import Adjustable, Day, Focus, Method, Role

Right = str | Callable[[Match[str]], str | None]
"""What to write instead: a template for `Match.expand`, or a function; None where nothing can be said."""


class Rewrite(NamedTuple):
    """Another notation, its message, and how it is written in the language; `hint` if `write …` is not enough.

    `only` are the first words of the lines that it applies to; none: all lines. `certain`: nothing else can be meant.
    """

    pattern: str
    message: str
    right: Right
    hint: str = ""
    only: tuple[str, ...] = ()
    certain: bool = True


_N = r"([0-9]+(?:\.[0-9]+)?)"
_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "sek", "sekunden"), "s"),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "minuten"), "min"),
    **dict.fromkeys(("h", "hour", "hours", "std"), "h"),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), "m"),
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("rep", "reps", "wdh"), "rep"),
    **dict.fromkeys(("set", "sets"), "set"),
    **{unit: unit for unit in ("%", "d", "w", "rir")},
}
_UNIT = rf"({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![^\s,|)])"
_TIME_UNIT = r"(seconds|second|secs|sec|s|minutes|minute|minuten|mins|min|sek)(?![^\s,|)])"
_DOSE = r"([0-9]+x[0-9]+(?:-[0-9]+)?)"
_SIDED = r"([0-9]+x[0-9]+(?:-[0-9]+)?(?:s|min|m)?|[0-9]+(?:-[0-9]+)?(?:s|min|m))"
"""A dose that may be one for each side."""

_ROLE = "|".join(Role)
_DAYS = "|".join(Day)
_LOOSE = r"(?!(?:rest|tempo|method|of|optional|ramp|scheme)\b)[a-z'’]"
"""A word that begins no addition."""
_ADDITIONS = ("rest", "tempo", "method", "optional", "ramp")
_METHODS = r"(drop[\s-]?sets?|clusters?|rest[\s-]?pause|myo[\s-]?reps?)"


def _with_unit(match: Match[str]) -> str | None:
    number, unit = _sub(r"\s", "", match[1]), _UNITS[match[2].lower()]
    is_step = number.startswith(("+", "-"))
    return number + unit if is_step or unit not in ("rep", "set") else None


def _rest(match: Match[str]) -> str:
    time = _sub(r"\s*(?:-|–|to)\s*", "-", match[1])
    return f"rest {time}{_UNITS[match[2].lower()]}"


def _clock(match: Match[str]) -> str | None:
    hour = int(match[1])
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
    return f"{hour}:{match[2] or '00'}"


def _date(match: Match[str]) -> str | None:
    day, month, year = (int(part) for part in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if day > 12 >= month else None


def _padded_date(match: Match[str]) -> str:
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def _scheme(match: Match[str]) -> str:
    return _groups(_sub(r"[^0-9]+", " ", match[0]).split())


def _counted_scheme(match: Match[str]) -> str | None:
    reps = _sub(r"[^0-9]+", " ", match[2]).split()
    return _groups(reps) if len(reps) == int(match[1]) else None


def _groups(reps: Iterable[str]) -> str:
    return ", ".join(f"{len(list(same))}x{each}" for each, same in groupby(reps))


def _method(match: Match[str]) -> str:
    word = _sub(r"[\s-]", "", match[1].lower()).removesuffix("s")
    return "method " + next(each for each in Method if each.replace("-", "").removesuffix("s") == word)


def _hyphened(match: Match[str]) -> str:
    return match[1] + "-".join(match[2].split())


def _session_name(match: Match[str]) -> str | None:
    *_, last = match[2].split()
    return None if last == "like" or nearest(last, Focus, 1) else _hyphened(match)


def _nearest_of(word: str, words: Iterable[str]) -> str | None:
    return next(iter(nearest(word, (str(each) for each in words), 1)), None)


def _known_role(match: Match[str]) -> str | None:
    role = _nearest_of(match[2], Role)
    return f"{match[1]} {role}" if role else None


def _slipped_role(match: Match[str]) -> str | None:
    role = slipped(match[2], Role)
    return f"{match[1]} {role}" if role else None


def _cue(match: Match[str]) -> str | None:
    return None if any(slipped(word, _ADDITIONS) for word in match[1].split()) else f'"{match[1]}"'


def _whole_rest(match: Match[str]) -> str:
    return f"rest {int(match[1]) * 60 + int(match[2])}s"


REWRITES = (
    Rewrite(r"^\|(.*?)\|?\s*$", "a line in bars, as of a table", lambda m: " ".join(m[1].replace("|", " ").split())),
    Rewrite(r"^(?:[-*•·–]|[0-9]+[.)])\s+(?:\[[ x]?\]\s+)?(?=\S)", "a list mark", "", "leave it out"),
    Rewrite(r"(?<=\s)(?://|;|--)(?=\s)", "`{written}` starts no comment", "#", "a comment starts with `#`", certain=False),
    Rewrite(r"[“”„«»]([^“”„«»\"]*)[“”„«»]", "a text in curly quotes", r'"\1"'),
    Rewrite(r"(?<!\S)'([^'\"]*)'(?!\S)", "a text in single quotes", r'"\1"'),
    Rewrite(r"(?<=[^\s,|]):(?=\s|$)", "a colon", "", "leave it out"),
    Rewrite(r"(?<=[^\s,|]);(?=\s*$)", "a semicolon", "", "leave it out"),
    Rewrite(r"(?<=[^\s,.;!|])[.,;!]+(?=\s*$)", "`{written}` behind the line", "", "leave it out"),
    Rewrite(r"^time[\s-]zone(?=\s)", "`{written}` is no statement", "timezone"),
    Rewrite(rf"(?<=\s){_METHODS}$", "`{written}` stands alone", _method, only=(*Role, "swap")),
    Rewrite(r"(?<=[a-z])\s+[-–—](?=\s+[0-9]+\s*(?:x|×|sets?))", "a dash", "", "leave it out"),
    Rewrite(rf"^({_ROLE})\s+{_DOSE}\s+((?!(?:reps?|sets?|wdh|each|per|kg|lbs?)\b)[a-z][a-z0-9-]*(?:\s+(?!(?:rest|tempo|method|rir|rpe|at|x)\b)[a-z][a-z-]*)*)", "the sets stand before the exercise", r"\1 \3 \2"),
    Rewrite(rf"^optional\s+((?:{_ROLE})\s+[^\"]+)$", "`optional` stands behind the sets", r"\1 optional"),
    Rewrite(rf"^((?:{_ROLE})\s+(?:[a-z][0-9]+\s+)?)optional\s+([^\"]*[0-9][^\"]*)$", "`optional` stands behind the sets", r"\1\2 optional"),
    Rewrite(rf"^((?:{_DAYS})\s+)optional\s+([a-z].*)$", "`optional` stands behind the session", r"\1\2 optional"),
    Rewrite(rf"^([a-z][a-z0-9-]*)\s+({_ROLE})(?=\s+{_DOSE})", "the exercise stands before its role", r"\2 \1"),
    Rewrite(rf"(?<=max\s){_N}(kg|lb)\s+(\S+)|(?<=load\s){_N}(kg|lb)\s+(\S+)", "the weight stands before the exercise", lambda m: f"{m[3] or m[6]} {m[1] or m[4]}{m[2] or m[5]}"),
    Rewrite(r"([0-9]+)\s*(?:sets?|sätze|satz|séries?|series)\s*(?:of|à|a|x|×|de|zu|mit)?\s*([0-9]+(?:-[0-9]+)?)(?:\s*(?:reps?|wdh|wiederholungen|répétitions|repeticiones)\b)?", "`{written}` is no dose", r"\1x\2"),
    Rewrite(r"([0-9]+)\s*(?:x|×|✕|\*|by|times|mal)\s*([0-9]+(?:-[0-9]+)?)\s*(sec|secs|seconds|sek|s|mins|minutes|min|meters|metres|m)(?![^\s,|)])", "`{written}` is no dose", lambda m: f"{m[1]}x{m[2]}{_UNITS[m[3].lower()]}"),
    Rewrite(r"(?<=\s)([0-9]+(?:-[0-9]+)?)(?:\s+(?:x|×|✕|\*)\s*|(?:x|×|✕|\*)\s+)([0-9]+(?:-[0-9]+)?(?:\+(?:[0-9]+\+?)*|s|min|m)?(?:/side)?)(?![^\s,|])", "`{written}` is {count} words", r"\1x\2"),
    Rewrite(rf"(?<=\s)([0-9]+)\s*(?:x|×|\*)\s*{_N}\s*(kg|lb|%)(?![^\s,|])", "`{written}` is {count} words", r"\1x\2\3", only=("max", *Role)),
    Rewrite(r"(?<=\s)@([0-9]+(?:\.[0-9]+)?(?:-[0-9]+(?:\.[0-9]+)?)?)(?=\s+of\s)", "`{written}` has no unit", r"@\1%", "a share of a maximum is in per cent: write {right}"),
    Rewrite(rf"{_DOSE}\s+(?:reps?|wdh)(?![^\s,|])", "repetitions need no unit", r"\1"),
    Rewrite(rf"{_DOSE}\s*(?:to|bis|-|–)\s+([0-9]+)", "a range has no spaces", r"\1-\2"),
    Rewrite(rf"{_SIDED},?\s*(?:each|per|je|pro|/)\s*(?:side|leg|arm|hand|seite|bein)", "each side is said in the dose", r"\1/side"),
    Rewrite(r"([0-9]+)(?=\S*\s)\s*(?:x|×|✕|\*|by|times|mal)\s*([0-9]+(?:-[0-9]+)?|max)(?![^\s,|@])", "`{written}` is {count} words", r"\1x\2"),
    Rewrite(r"(?<=\s)([0-9]+(?:-[0-9]+)?)\s*(?:reps?|wdh)(?![^\s,|])", "`{written}` is no dose", r"1x\1", only=(*Role, "swap")),
    Rewrite(rf"(?<=\s)([0-9]+)x([0-9]+(?:\s*[,/]\s*[0-9]+)+|[0-9]+(?:\s*-\s*[0-9]+){{2,}})(?=[\s@]|$)(?!\s+{_UNIT})", "`{written}` is no dose", _counted_scheme),
    Rewrite(rf"(?<=\s)[0-9]+x([0-9]+(?:\s*[,/]\s*[0-9]+)+)(?=[\s@]|$)(?!\s+{_UNIT})", "`{written}` is no dose", lambda m: _groups(_sub(r"[^0-9]+", " ", m[1]).split()), certain=False),
    Rewrite(rf",\s+@?{_N}\s*(kgs?|lbs?|%)(?![^\s,|)])", "a comma before a load", lambda m: f" @{m[1]}{_UNITS[m[2].lower()]}"),
    Rewrite(r",(?=\s+@)", "a comma before an effort or a load", "", "leave it out"),
    Rewrite(r",(?=@)", "a comma before an effort or a load", " ", "a space parts it from the sets"),
    Rewrite(rf"({_DOSE}\s+)(?:x|×|at|with|mit|w/)\s*@?{_N}\s*(kgs?|lbs?|%)(?![^\s,|)])", "`{written}` is no load", lambda m: f"{m[1]}@{m[3]}{_UNITS[m[4].lower()]}"),
    Rewrite(rf"((?:@\S+|\S+\+|\S+/side|\S+max)\s+)(?:x|×)\s*@?{_N}\s*(kgs?|lbs?|%)(?![^\s,|)])", "`{written}` is no load", lambda m: f"{m[1]}@{m[2]}{_UNITS[m[3].lower()]}"),
    Rewrite(rf"(?<=\s)(\S*[+a-z0-9]\s+)(?:at|with|mit|w/)\s+@?{_N}\s*(kgs?|lbs?|%)(?![^\s,|)])", "`{written}` is no load", lambda m: f"{m[1]}@{m[2]}{_UNITS[m[3].lower()]}"),
    Rewrite(rf"{_SIDED}\s+(?:each|ea)(?=\s*(?:[@,]|rest\b|$))", "each side is said in the dose", r"\1/side"),
    Rewrite(rf"{_N}(kg|lb|%)\s*[x×]\s*([0-9]+(?:-[0-9]+)?\+?)", "the load stands before its sets", r"1x\3 @\1\2"),
    Rewrite(rf"(?<=\s){_N}(kg|lb|%)\s+{_DOSE}", "the load stands before its sets", r"\3 @\1\2"),
    Rewrite(r"\(?(?:\b(?:at|with)\s+|w/\s*|@\s*)?(rir|rpe)\s*([0-9]+(?:\.5)?(?:-[0-9]+(?:\.5)?)?)\)?(?=[\s,|]|$)", "`{written}` is no effort", lambda m: f"@{m[1].lower()}{m[2]}"),
    Rewrite(r"\(?(?<![^\s(])(?:@(?=\S+\s))?([0-9]+(?:\.5)?(?:-[0-9]+(?:\.5)?)?)\s*(rir|rpe)\)?(?=[\s,|]|$)", "`{written}` is no effort", lambda m: f"@{m[2].lower()}{m[1]}"),
    Rewrite(rf"(?<=\s)@?\s*{_N}\s*(?:-|–|to)\s*{_N}\s*(kgs?|lbs?|%)(?![^\s,|)])", "`{written}` is no load", lambda m: f"@{m[1]}-{m[2]}{_UNITS[m[3].lower()]}"),
    Rewrite(rf"@?bw\s*([+-])\s*{_N}\s*(kgs?|lbs?)(?![^\s,|)])", "`{written}` is no load", lambda m: f"@bw{m[1]}{m[2]}{_UNITS[m[3].lower()]}"),
    Rewrite(r"(?<=[0-9]%)\s+(?:of\s+(?:the\s+|my\s+)?)?(?:1\s?rm|max(?:imum)?)(?![^\s,|)])", "`{written}` is too much", "", "per cent are of the maximum: leave it out"),
    Rewrite(r"(?<=[0-9]%)\s+(?:of\s+(?:the|my|his|her)\s+)?(tm|top|best)(?![^\s,|)])", "`{written}` lacks `of`", r" of \1"),
    Rewrite(r"(?<=[0-9]%)\s+(?:of\s+)?(?:(?:the|my|his|her)\s+)?training[\s-]max(?![^\s,|)])", "`{written}` is `of tm`", " of tm"),
    Rewrite(r"(?<=\sramp\s)([0-9]+)%", "`{written}` is no step of a ramp", r"5x\1%", "a step is repetitions and a share of the working load: {right}", certain=False),
    Rewrite(rf"(@\s*[0-9]+(?:\.[0-9]+)?(?:-[0-9]+(?:\.[0-9]+)?)?)\s+{_UNIT}", "`{written}` is {count} words", _with_unit),
    Rewrite(r"@\s+(?=\S)", "a space behind `@`", "@", "write the effort or load right behind it"),
    Rewrite(rf"(?:,\s*|(?<=\s))([0-9]+(?:-[0-9]+)?)\s*{_TIME_UNIT}\s+(?:rest|pause|break|pausa)\b", "`{written}` is no rest", lambda m: " " * m[0].startswith(",") + _rest(m)),
    Rewrite(rf"\b(?:rest|pause)\s+([0-9]+(?:\s*(?:-|–|to)\s*[0-9]+)?)\s*{_TIME_UNIT}", "`{written}` is no rest", _rest),
    Rewrite(r"\brest\s+([0-9]+):([0-5][0-9])", "`{written}` is no rest", _whole_rest),
    Rewrite(r"(?<=\s)5\s*/\s*3\s*/\s*1(?=\s|$)", "`{written}` is no dose", _scheme, certain=False),
    Rewrite(r"(?<=\s)(?![0-9]{4}-)[0-9]+(?:\s*[,/-]\s*[0-9]+){2,}(?=\s|$)", "`{written}` is no dose", _scheme),
    Rewrite(rf"((?:[@+-])?[0-9]+(?:\.[0-9]+)?(?:-[0-9]+(?:\.[0-9]+)?)?)\s+{_UNIT}", "`{written}` is {count} words", _with_unit),
    Rewrite(r"([0-9]{1,2})(?:[:.]([0-5][0-9]))?\s*([ap])\.?m\b\.?", "`{written}` is no time of day", _clock),
    Rewrite(r"\b([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})\b", "`{written}` is no date", _date),
    Rewrite(r"\b([0-9]{4}) *- *([0-9]{2}) *- *([0-9]{2})\b", "`{written}` is {count} words", r"\1-\2-\3"),
    Rewrite(r"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b", "`{written}` is no date", _padded_date),
    Rewrite(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\s*(?:to|until|bis|-|–)\s*|\s+)([0-9]{4}-[0-9]{2}-[0-9]{2})", "the first and last day are one word", r"\1..\2"),
    Rewrite(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s*(?:and|und|et|y|&)\s+(?=[0-9]{4}-)", "days are separated by commas", r"\1, "),
    Rewrite(r"(?<=week\s)([0-9]+)\s*(?:-|–|to|bis)\s*([0-9]+)", "a range of weeks is one word", r"\1-\2"),
    Rewrite(r"^(week)([0-9])", "`{written}…` is two words", r"\1 \2"),
    Rewrite(r"(?<=like\s)week\s+(?=[0-9])", "`{written}` is too much", "", "a week is like a number: leave `week` out"),
    Rewrite(r"(?<![^\s0-9x-])([0-9]+)(?:\s*-\s+|\s+-\s*)([0-9])", "a range has no spaces", r"\1-\2"),
    Rewrite(r"^(week\s+[0-9-]+)([a-z])", "`{written}…` is two words", r"\1 \2"),
    Rewrite(r"^(circuit\s+[a-z])([0-9]+)(?=\s+rounds?\b)", "`{written}` is 2 words", r"\1 \2"),
    Rewrite(r"([a-z]+/[a-z_]+)\s+([a-z]+)$", "`{written}` is {count} words", r"\1_\2"),
    Rewrite(r"(?<=\s)([a-z]+)(?=\s+[+-][0-9])", "`{written}` cannot be adjusted", lambda m: slipped(m[1], Adjustable), only=("adjust",)),
    Rewrite(r"^(drop|swap|adjust|progress)\s+([a-z]+)(?=\s)", "`{written}` holds an unknown role", lambda m: _slipped_role(m)),
    Rewrite(r"(?<=adjust\s)\s*([a-z-]+)(?=\s+[+-])", "`{written}` cannot be adjusted", lambda m: _nearest_of(m[1], Adjustable), certain=False),
    Rewrite(r"^(drop|swap|adjust|progress)\s+([a-z]+)(?=\s)", "`{written}` holds an unknown role", lambda m: _known_role(m), certain=False),
    Rewrite(r"\b(?:set|volume)(?=\s+[+-])", "`{written}` cannot be adjusted", "sets", certain=False),
    Rewrite(r"\b(?:weights?|loads|intensity)(?=\s+[+-])", "`{written}` cannot be adjusted", "load", certain=False),
    Rewrite(r"\brep(?=\s+[+-])", "`{written}` cannot be adjusted", "reps"),
    Rewrite(r"^(athlete\s+\S+\s+)(?!(?:li?k?e|lik|ike|liek|lkie|ilke)\b)(?!.*\slike\s)([^\"\s][^\"]*)$", "a full name stands in quotes", r'\1"\2"'),
    Rewrite(r"^(exercise\s+)([a-z][a-z0-9]*(?:\s+(?!like\b)[a-z0-9]+)+)(?=\s*(?:\"|$))", "a name of several words", _hyphened, certain=False),
    Rewrite(r"^(session\s+)([a-z][a-z0-9]*\s+[a-z][a-z0-9]*)(?=\s*(?:\"|$))", "a name of several words", _session_name, certain=False),
    Rewrite(r"(?<=^pain\s)\s*([a-z]+(?:\s+[a-z]+)+)(?=\s+[0-9])", "`{written}` is {count} words", lambda m: "-".join(m[1].split()), "names join their words with hyphens: {right}", ("pain",)),
    Rewrite(r"\((optional)\)", "`{written}` stands without brackets", r"\1"),
    Rewrite(rf"(?<=[0-9]\s)(?!(?:pause|reps?|sets?|light|moderate|bodyweight|each|side|progress|hold)\b)({_LOOSE}{{4,}})(?=\s+optional$|$)", "`{written}` stands without quotes", _cue, 'a cue is a text in quotes: {right}', (*Role, "swap"), certain=False),
    Rewrite(rf"(?<=\s)(?<!\bof\s)({_LOOSE}+(?:\s+{_LOOSE}+)+)(?<!from)(?<!from week)(?=\s+optional$|$)", "`{written}` stands without quotes", _cue, 'a cue is a text in quotes: {right}', (*Role, "swap"), certain=False),
)  # fmt: skip
"""In the order in which they are tried."""
