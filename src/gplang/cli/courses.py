"""Several plans, each as its athletes train it: for the commands that look at all of them together."""

from collections.abc import Sequence

from gplang.cli import clicks as click
from gplang.cli.configured import choose_profiles
from gplang.cli.exit_codes import FINDINGS
from gplang.cli.logs import look_at_logs
from gplang.cli.lookup import offer_words
from gplang.cli.scheduled import choose_athletes, compile_plans, has_errors, is_named, tell_findings
from gplang.records import NamedTuple
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from gplang.backends.agenda import Course
    from gplang.diagnostics import Diagnostic
    from gplang.model.plan import Plan


class LookedAt(NamedTuple):
    """Plans as their athletes train them, and the exit code that their logs ask for: 1 where one has errors."""

    courses: "tuple[Course, ...]"
    code: int


def schedule_courses(
    ctx: click.Context,
    paths: Sequence[str],
    athlete: str | None,
    profile: str | None,
    outcome: str,
    *,
    start: "date | None" = None,
    timezone: str | None = None,
    logs: Sequence[str] = (),
    no_log: bool = False,
) -> LookedAt:
    """Compile plans, by default those of the current folder, and schedule them for `athlete`, or for all.

    Plans that do not name the athlete are left out; where none does, it is a usage error. Tells findings, and ends the
    command by errors in a plan; `outcome` is what is not done then: "shown". Of a log with errors the rest is heeded.
    """
    from gplang.backends.agenda import Course
    from gplang.scheduling import build_all, with_overrides

    compiled = compile_plans(ctx, paths or (".",), outcome, brief=True)
    plans = [(each.source.path, each.plan) for each in compiled if each.plan is not None]
    if athlete is not None:
        plans = _choose_plans(plans, athlete)
    found = look_at_logs(ctx, [path for path, _ in plans], logs, no_log=no_log, outcome=outcome)
    profile_of = choose_profiles(ctx, [path for path, _ in plans], profile)
    courses: list[Course] = []
    told: list[Diagnostic] = []
    for path, plan in plans:
        changed = with_overrides(plan, start, timezone)
        athletes = choose_athletes(changed, athlete, path)
        for schedule, findings in build_all(changed, athletes, profile_of(path), found.of(path)):
            courses.append(Course(path, schedule))
            told += findings
    tell_findings(told)
    if has_errors(told):
        ctx.exit(FINDINGS)
    return LookedAt(tuple(courses), found.code)


def _choose_plans(plans: "Sequence[tuple[str, Plan]]", athlete: str) -> "list[tuple[str, Plan]]":
    """Return the plans that name an athlete or a group; of a single one, `choose_athletes` tells what is wrong."""
    found = [(path, plan) for path, plan in plans if is_named(plan, athlete)]
    if found or len(plans) == 1:
        return found or list(plans)
    names = {each.name for _, plan in plans for each in plan.athletes}
    names |= {group for _, plan in plans for each in plan.athletes for group in each.groups}
    raise click.UsageError(f"no athlete '{athlete}' in {len(plans)} plans{offer_words(athlete, sorted(names))}")
