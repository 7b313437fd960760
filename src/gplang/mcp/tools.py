"""What can be asked about plans: functions of texts, that return a text or raise `ValueError` with what is wrong.

Their signatures and docstrings are what an agent is told of them.
"""

from typing import Literal

from gplang import api
from gplang.jsontext import write_json
from gplang.mcp.texts import Folder

Files = dict[str, str] | None
"""Other texts that a plan uses, by the names that it uses them by."""

PLAN = "plan.gpl"
"""What a plan is called where nobody says."""


def check(text: str, name: str = PLAN, files: Files = None) -> str:
    """Check a plan, a library or a log, and return all findings as JSON (gpl-diagnostics).

    Each finding has a code, a message, a place (line and column, from 1), often a hint and fixes, and the statements of
    the guide that it rests on. Errors keep a plan from being built; warnings and advice do not. `name` is the name of
    the file, `files` are the texts of files that it uses (`use "library.gpl"`), by name.
    """
    from gplang.report.json import render_json

    folder = _folder(text, name, files)
    return render_json(api.check(text, name, folder))


def explain(name: str) -> str:
    """Explain an exercise, a rule or a word, as JSON: an id, an alias, a code such as S103, or `progress` or `rir`.

    Of an exercise it is what the catalog knows: pattern, equipment, muscles, variants. Of a rule what it asks for, why,
    its numbers, and examples. Of a word what it means in the gym and in plans.
    """
    from gplang.catalog import load_catalog, to_record
    from gplang.catalog.basis import to_basis_records

    exercise = load_catalog().find(name)
    if exercise is not None:
        return write_json(to_record(exercise) | {"basis": to_basis_records(exercise)}) + "\n"
    return _explain_rule_or_word(name)


def format_plan(text: str) -> str:
    """Lay a plan or a log out in columns, as `gpl fmt` does; lines with mistakes stay as they are."""
    return api.format(text)


def fix(text: str, name: str = PLAN, files: Files = None) -> str:
    """Return a plan with all safe fixes made: those whose meaning is certain, or that leave the schedule as it was."""
    return api.fix(text, name, _folder(text, name, files))


def build(
    text: str,
    target: Literal["json", "ics", "md", "csv"] = "json",
    name: str = PLAN,
    files: Files = None,
    athlete: str | None = None,
    log: str | None = None,
) -> str:
    """Build a plan: all its sessions with dates and loads, as JSON (gpl-plan), a calendar, Markdown or a table.

    Of a plan for several athletes, one must be named. `log` is the text of a log, which names the plan by `name`
    (`of "plan.gpl"`): then the past is what was done, and what comes next answers to it.
    """
    folder = _folder(text, name, files)
    return api.build_text(text, target, path=name, loader=folder, athlete=athlete, log=log).decode()


def volume(
    text: str,
    name: str = PLAN,
    files: Files = None,
    athlete: str | None = None,
    log: str | None = None,
    week: int | None = None,
) -> str:
    """Count the hard sets of each muscle in each week, or in one, beside the guide's bands, as JSON (gpl-volume).

    Of a plan for several athletes, one must be named. With a `log` the sets are those done, as far as it goes.
    """
    from gplang.backends.volume import render

    folder = _folder(text, name, files)
    plan = api.need_plan(folder[name], folder)
    beside = None if log is None else api.need_log(log, folder[name], folder)
    schedule = api.schedule(plan, athlete, log=beside)
    if week is not None and week not in range(1, len(schedule.weeks) + 1):
        raise ValueError(f"no week {week}: the plan has {len(schedule.weeks)}")
    return render([schedule], week)


def review(
    text: str,
    log: str,
    name: str = PLAN,
    files: Files = None,
    week: int | None = None,
    form: Literal["md", "json"] = "md",
) -> str:
    """Review a week of training, by default the last one with a record: what a coach would write on Sunday.

    Sessions and hard sets done, main lifts, records, stalls, pain, next week and why its doses differ from the text,
    and proposals with edits to the plan. `log` is the text of a log, which names the plan by `name`.
    """
    from gplang.compiler import check_source
    from gplang.guide import load_profile
    from gplang.review import json, markdown
    from gplang.review.mending import review_week
    from gplang.review.proposals.propose import Bench

    folder = _folder(text, name, files)
    api.need_plan(folder[name], folder)
    records = api.need_log(log, folder[name], folder)
    bench = Bench(check_source(folder[name], folder), folder)
    found = review_week(bench, records.athlete, load_profile(), records, week)
    if found is None:
        raise ValueError("no record in the plan's weeks" + ("" if week is None else f" until week {week}"))
    return json.render([found]) if form == "json" else markdown.render([found])


def _explain_rule_or_word(name: str) -> str:
    from gplang.catalog import load_catalog
    from gplang.guide import NO_NUMBERS, load_profile
    from gplang.review.proposals import load_proposal_cards
    from gplang.rules import RULES
    from gplang.rules.facts import to_record
    from gplang.rules.pages import find_card, load_cards
    from gplang.suggest import nearest
    from gplang.words import find_word, list_words
    from gplang.words import to_record as to_word_record

    cards = {**load_cards(RULES), **load_proposal_cards()}
    card = find_card(cards.values(), name)
    word = find_word(name) if card is None else None
    if word is not None:
        return write_json(to_word_record(word)) + "\n"
    if card is None:
        near = nearest(name, (*load_catalog().names(), *cards, *list_words()), 1)
        raise ValueError(f"no exercise, rule or word {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    return write_json(to_record(card, load_profile().rules.get(card.code, NO_NUMBERS))) + "\n"


def _folder(text: str, name: str, files: Files) -> Folder:
    return Folder({**(files or {}), name: text})
