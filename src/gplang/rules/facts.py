"""All facts about a rule, as plain data."""

from gplang.diagnostics import RuleCard
from gplang.guide import Band, Number, Numbers, profiles_with


def to_record(card: RuleCard, numbers: Numbers) -> dict[str, object]:
    """Return a rule as plain data for JSON."""
    return {
        "code": card.code,
        "name": card.name,
        "severity": card.kind,
        "summary": card.summary,
        "guide": list(card.guide),
        "since": card.since,
        "former": list(card.former),
        "messages": list(card.messages),
        "profiles": list(profiles_with(card.code)),
        "numbers": {name: _number(number) for name, number in numbers.by_name.items()},
        "text": card.text,
    }


def _number(number: Number) -> dict[str, object]:
    value = number.value
    written = [_amount(value.low), _amount(value.high)] if isinstance(value, Band) else _amount(value)
    return {"value": written, "says": number.says, "basis": number.basis.value, "guide": list(number.guide)}


def _amount(amount: object) -> int | str:
    return amount if isinstance(amount, int) else str(amount)
