"""The JSON Schema of the config, made from the rules and a profile, for editors that complete and check `gpl.toml`.

It refuses what `gplang.config.check` refuses, but for what no schema can say: a band that begins above its end, one
rule named twice in two ways, more decimal places than are read.
"""

from collections.abc import Iterable, Mapping

from gplang.config.amounts import upper_limit
from gplang.config.globs import FORM
from gplang.config.profiles import NAME
from gplang.config.selectors import CHANGEABLE, Known, gather_known
from gplang.config.word_checks import SEVERITIES
from gplang.diagnostics import LANGUAGE_RULES
from gplang.guide import PROFILES, Band, Number, Numbers, Profile
from gplang.lint.ignores import NEVER_IGNORED
from gplang.lint.policy import Names, current_words
from gplang.lint.rule import Rule
from gplang.typed import Any

SCHEMA = "gpl-config-1"
"""The version of the config; within it keys are only added."""

Json = dict[str, Any]


def build_schema(rules: Iterable[Rule], profile: Profile) -> Json:
    """Return the JSON Schema (draft 2020-12) of `gpl.toml`; `[tool.gpl]` of `pyproject.toml` is the same object."""
    given = tuple(rules)
    known = gather_known(given, profile)
    changeable = {code: name for code, name in known.names.items() if code not in NEVER_IGNORED}
    summaries = {rule.code: rule.card.summary for rule in given}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gplang:schema:{SCHEMA}",
        "title": SCHEMA,
        "description": "What gpl.toml says, or [tool.gpl] in pyproject.toml: how gpl checks the plans of a project.",
        "type": "object",
        "additionalProperties": False,
        "properties": _properties(known, summaries),
        "if": {"not": {"required": ["profiles"]}},
        "then": {"properties": {"profile": {"enum": [*PROFILES]}}},
        "$defs": {
            "severity": {"description": "How much a finding matters.", "enum": list(SEVERITIES)},
            "selector": _selector("A rule's code or name, or the beginning of codes.", known.names, frozenset()),
            "changeable": _selector(
                f"The same, but for the errors of the language; of its rules, {', '.join(CHANGEABLE)} are left.",
                changeable,
                NEVER_IGNORED,
            ),
            "glob": {
                "description": "Relative to the folder of this file, with / between folders: library/**, *.gpl.",
                "type": "string",
                "pattern": FORM,
            },
            **{code: _rule(code, numbers, summaries) for code, numbers in known.numbers.items() if numbers.by_name},
        },
    }


def render_schema(rules: Iterable[Rule], profile: Profile) -> str:
    """Return the schema as the text of `config.schema.json`."""
    from json import dumps

    return dumps(build_schema(rules, profile), indent=2, ensure_ascii=False) + "\n"


def _properties(known: Known, summaries: Mapping[str, str]) -> Json:
    changeable, glob = {"$ref": "#/$defs/changeable"}, {"$ref": "#/$defs/glob"}
    severity = {"$ref": "#/$defs/severity"}
    return {
        "profile": _profile("The guideline profile: the rules and the numbers that plans are judged by."),
        "fail-on": {"description": "The least severity that fails a check.", **severity},
        "select": _list("The rules that judge plans, instead of all that gpl brings.", {"$ref": "#/$defs/selector"}),
        "extend-select": _list("Rules that judge plans as well.", {"$ref": "#/$defs/selector"}),
        "ignore": _list("Rules that do not judge plans.", changeable),
        "severity": {
            "description": "The severity of rules.",
            "type": "object",
            "propertyNames": changeable,
            "additionalProperties": severity,
            "properties": {code: {"description": text, **severity} for code, text in sorted(summaries.items())},
        },
        "rules": _rules(known),
        "per-file": {
            "description": "Globs of files, and the rules that do not judge them.",
            "type": "object",
            "propertyNames": glob,
            "additionalProperties": {"type": "array", "items": changeable},
        },
        "exclude": _list("Files that are not checked when they are found in a folder.", glob),
        "logs": _list("Logs that plans answer to, by globs below the config's folder.", glob),
        "profiles": {
            "description": "Profiles of this project, by name; each extends one of gpl's, or another one here.",
            "type": "object",
            "propertyNames": {"pattern": NAME, "not": {"enum": [*PROFILES]}},
            "additionalProperties": {
                "type": "object",
                "required": ["extends"],
                "additionalProperties": False,
                "properties": {
                    "extends": _profile("The profile that holds for all that is not said here."),
                    "extend-select": _list("Rules that judge plans as well.", {"$ref": "#/$defs/selector"}),
                    "ignore": _list("Rules that do not judge plans.", changeable),
                    "rules": _rules(known),
                },
            },
        },
    }


def _profile(description: str) -> Json:
    return {"description": description, "anyOf": [{"enum": [*PROFILES]}, {"type": "string"}]}


def _list(description: str, items: Json) -> Json:
    return {"description": description, "type": "array", "items": items}


# ---- selectors


def _selector(description: str, names: Names, fixed: frozenset[str]) -> Json:
    """Return what a selector may be; the beginning of a `fixed` code is none. Former names hold and are not offered."""
    closed = {code[:length] for code in fixed for length in range(1, len(code))}
    beginnings = {code[:length] for code in names for length in range(1, len(code))} - closed
    words = sorted({*current_words(names), *beginnings}, key=lambda word: (word[0].islower(), word))
    called = (word for each in names.values() for word in each)
    pattern = "|".join([*map(_any_case, sorted(beginnings)), *map(_any_case, [*names, *called])])
    return {
        "description": f"{description} Case does not count.",
        "anyOf": [{"enum": words}, {"type": "string", "pattern": f"^[ \\t]*(?:{pattern})[ \\t]*$"}],
    }


def _any_case(word: str) -> str:
    """Return the pattern of a word in capitals and small letters."""
    return "".join(f"[{char.upper()}{char.lower()}]" if char.isalpha() else char for char in word)


# ---- numbers


def _rules(known: Known) -> Json:
    """Return the table of the rules' numbers; each may be called by its code or its name."""
    named = [(code, known.names[code]) for code, numbers in known.numbers.items() if numbers.by_name]
    return {
        "description": "The numbers of rules, each in a table by the rule's code or name.",
        "type": "object",
        "additionalProperties": False,
        "properties": {word: {"$ref": f"#/$defs/{code}"} for code, called in named for word in (code, called[0])},
        "patternProperties": {
            f"^[ \\t]*(?:{'|'.join(map(_any_case, (code, *called)))})[ \\t]*$": {"$ref": f"#/$defs/{code}"}
            for code, called in named
        },
    }


def _rule(code: str, numbers: Numbers, summaries: Mapping[str, str]) -> Json:
    return {
        "title": code,
        "description": summaries.get(code, LANGUAGE_RULES[code].name if code in LANGUAGE_RULES else code),
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _number(name, number) for name, number in numbers.by_name.items()},
    }


def _number(name: str, number: Number) -> Json:
    amount = {"type": "number", "minimum": 0, "maximum": upper_limit(name)}
    text = f"{number.says[:1].upper()}{number.says[1:]}; {number.value} by default."
    if isinstance(number.value, Band):
        text = f"{number.says[:1].upper()}{number.says[1:]}, the lowest and the highest; {number.value} by default."
        return {"description": text, "type": "array", "items": amount, "minItems": 2, "maxItems": 2}
    return {"description": text, **amount}
