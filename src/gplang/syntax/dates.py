"""From a word to its value: dates, stretches of days, times of day."""

from datetime import date, time

from gplang.quantities import PLAN_YEARS
from gplang.source import Span
from gplang.syntax.tokens import Problem, Token
from gplang.syntax.values import bad_value


def read_date(token: Token) -> date | Problem:
    """Read `2026-01-05`."""
    return _date(token.text, token.span)


def read_dates(token: Token) -> tuple[date, date] | Problem:
    """Read a first and a last day: `2026-02-16..2026-02-22`, or one day."""
    first_text, _, last_text = token.text.partition("..")
    start = token.span.start
    first = _date(first_text, Span(start, start + len(first_text)))
    if isinstance(first, Problem):
        return first
    if not last_text:
        return first, first
    last = _date(last_text, Span(token.span.end - len(last_text), token.span.end))
    if isinstance(last, Problem):
        return last
    if first > last:
        return bad_value(
            token,
            "the days run backwards",
            f"write `{last_text}..{first_text}`",
            f"{last_text}..{first_text}",
        )
    if (last - first).days >= 366:
        return bad_value(token, f"a pause of {(last - first).days + 1} days; at most 366")
    return first, last


def _date(text: str, span: Span) -> date | Problem:
    year, month, day = (int(part) for part in text.split("-"))
    if year not in PLAN_YEARS:
        message = f"the year {year}; plans lie between {PLAN_YEARS[0]} and {PLAN_YEARS[-1]}"
        return Problem("E020", span, message, "dates are year-month-day")
    if not 1 <= month <= 12:
        return Problem("E020", span, f"{text} does not exist: a year has 12 months", "dates are year-month-day")
    try:
        return date(year, month, day)
    except ValueError:
        return Problem("E020", span, f"{text} does not exist: that month has no day {day}")


def read_time(token: Token) -> time | Problem:
    """Read a time of day: `18:30`."""
    hour, minute = (int(part) for part in token.text.split(":"))
    if hour > 23 or minute > 59:
        return bad_value(token, f"{token.text} is no time of day", "times run from 0:00 to 23:59")
    return time(hour, minute)
