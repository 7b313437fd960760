"""The page about the catalog: what its facts rest on."""

from collections.abc import Iterator

from gplang.catalog import load_catalog, priority
from gplang.catalog.basis import Basis, Ground, find_basis, load_basis
from gplang.catalog.facts import name_facts

NOTE = "<!-- Made by tools/generate.py from src/gplang/catalog/. -->"

INTRODUCTION = """\
# The catalog of exercises

gplang knows {count} exercises. `gpl exercises` lists them, by muscle, pattern and equipment; `gpl explain rdl` shows
all facts of one, and what each rests on; `gpl explain rdl --format json` is the same for programs.

No fact is there without a reason. The training guide goes first; where it is silent, publications that measured it; the
rest are conventions, things that coaches hold, and marked as such. For a fact of an exercise the reason that names the
exercise goes before one for its pattern, and this before one for all exercises. An exercise of a plan's own overrides
every fact: `exercise NAME` in [the language](language.md)."""

CHAPTERS = {
    Ground.GUIDE: ("The guide", "Statements are listed on [the guide's page](guide.md)."),
    Ground.SOURCE: ("Publications", "What was measured, and what the catalog makes of it."),
    Ground.CONVENTION: ("Conventions", "Nobody measured it, or not for what counts here. Disagree in your own plan."),
}


def render_catalog() -> str:
    """Return the page: for each kind of ground the reasons, their facts and exercises."""
    lines = [NOTE, "", INTRODUCTION.format(count=len(load_catalog().exercises)), ""]
    for ground, (title, about) in CHAPTERS.items():
        lines += [f"## {title}", "", about, ""]
        for reason in load_basis():
            if reason.grounds[-1] is ground:
                lines += _render(reason)
    return "\n".join(lines)


def _render(reason: Basis) -> Iterator[str]:
    yield f"- **{name_facts(reason.facts)}** of {_whom(reason)}: {reason.says}.{_from(reason)}"
    yield ""


def _from(reason: Basis) -> str:
    statements = [f"[{each}](guide.md#{each.lower()})" for each in reason.guide]
    return f" *{'; '.join((*statements, *reason.sources))}.*" if statements or reason.sources else ""


def _whom(reason: Basis) -> str:
    if not (reason.exercises or reason.guided or reason.patterns):
        return "all other exercises"
    about = [each for each in load_catalog().exercises.values() if reason in find_basis(each)]
    names = ", ".join(f"`{each.id}`" for each in sorted(about, key=priority))
    return f"{', '.join(reason.patterns)} ({names})" if reason.patterns else names
