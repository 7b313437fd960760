"""What `.pre-commit-hooks.yaml` promises, kept by the real tools in real commits."""

import re
import sys

import pytest

from hooks.repositories import ROOT, Folder, Repository

EXAMPLES = ROOT / "examples"

GOOD = (EXAMPLES / "minimal.gpl").read_text(encoding="utf-8")

UNTIDY = re.sub(r"(?m)^ +", "\t", GOOD)

WARNED = re.sub(r"(?m)^  secondary.*\n", "", GOOD)
"""Without a secondary lift: a warning, no error."""

MESSAGE = "warning[S106 secondary-complement]: `rdl` is the only main lift, and there is no secondary"

BOTH = ("gpl-check", "gpl-check-all")

IDLE = "(no files to check)"

TEAM = (EXAMPLES / "team.gpl").read_text(encoding="utf-8")
CLUB = (EXAMPLES / "library" / "club.gpl").read_text(encoding="utf-8")
TEAM_FILES = {
    "team.gpl": TEAM,
    "library/club.gpl": CLUB,
    "library/squad.gpl": (EXAMPLES / "library" / "squad.gpl").read_text(encoding="utf-8"),
}
CHANGED_CLUB = CLUB.replace("session upper ", "session push-pull ")

ESCAPE = re.compile(r"\x1b\[[\d;]*[A-Za-z]")


def stops(repository: Repository, files: dict[str, str | bytes]) -> str:
    """Commit files in vain; return what the terminal shows."""
    before = repository.commits()
    result = repository.commit(files)
    assert result.returncode == 1, result.stdout
    assert repository.commits() == before
    return result.stdout


def passes(repository: Repository, files: dict[str, str | bytes]) -> str:
    """Commit files; return what the terminal shows."""
    before = repository.commits()
    result = repository.commit(files)
    assert result.returncode == 0, result.stdout
    assert repository.commits() == before + 1
    return result.stdout


def test_both_tools_accept_the_manifest(tool: str, source: Folder) -> None:
    source.must(tool, "validate-manifest", ".pre-commit-hooks.yaml")


@pytest.mark.parametrize("hook", BOTH)
def test_a_finding_stops_the_commit(repository: Repository, hook: str) -> None:
    repository.use(hook)
    shown = stops(repository, {"hips.gpl": WARNED})
    assert f"hips.gpl:6:9: {MESSAGE}" in shown
    assert shown.count("1 warning in 1 file") == 1
    assert "\x1b" not in shown


@pytest.mark.parametrize("hook", BOTH)
def test_a_good_plan_passes(repository: Repository, hook: str) -> None:
    repository.use(hook)
    assert "Passed" in passes(repository, {"hips.gpl": GOOD})


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
def test_the_message_is_seen_on_a_terminal(repository: Repository) -> None:
    from cli.terminals import open_terminal

    repository.use("gpl-check")
    repository.write({"hips.gpl": WARNED})
    repository.must("git", "add", "--all")
    environment = {**repository.environment, "TERM": "xterm"}
    with open_terminal(("git", "commit", "--message", "Change"), repository.path, environment) as terminal:
        assert terminal.end() == 1
    shown = ESCAPE.sub("", terminal.screen)
    assert f"hips.gpl:6:9: {MESSAGE}" in " ".join(shown.split())  # wrapped at the width of the terminal


def test_only_the_changed_plans_concern_gpl_check(repository: Repository) -> None:
    repository.use("gpl-check")
    repository.start({"old.gpl": WARNED})
    assert "Passed" in passes(repository, {"new.gpl": GOOD})
    assert IDLE in passes(repository, {"gpl.toml": 'fail-on = "advice"\n'})


def test_files_of_another_kind_concern_nobody(repository: Repository) -> None:
    repository.start({"hips.gpl": WARNED})
    assert passes(repository, {"notes.md": "# gpl\n", "hips.gpl.txt": "x", "my-gpl.toml": ""}).count(IDLE) == 2


def test_a_library_is_checked_with_the_plans_that_use_it(repository: Repository) -> None:
    repository.use(*BOTH)
    repository.start(TEAM_FILES)
    shown = stops(repository, {"library/club.gpl": CHANGED_CLUB})
    assert re.search(r"gpl check\.+Passed", shown)
    assert re.search(r"gpl check \(all plans\)\.+Failed", shown)
    assert "team.gpl:62:7: error[E011 unknown-session]: unknown session `upper`" in shown


@pytest.mark.parametrize(
    ("config", "table"), [("gpl.toml", ""), ("pyproject.toml", "[tool.gpl]\n"), ("rehab/gpl.toml", "")]
)
def test_a_changed_config_concerns_all_plans(repository: Repository, config: str, table: str) -> None:
    repository.start({"rehab/hips.gpl": WARNED, config: f'{table}ignore = ["S106"]\n'})
    shown = stops(repository, {config: f"{table}ignore = []\n"})
    assert f"rehab/hips.gpl:6:9: {MESSAGE}" in shown


def test_an_excluded_plan_is_not_checked(repository: Repository) -> None:
    repository.start({"gpl.toml": 'exclude = ["drafts/"]\n'})
    passes(repository, {"drafts/hips.gpl": WARNED, "good.gpl": GOOD})
    shown = stops(repository, {"drafts/hips.gpl": WARNED + "\n", "hips.gpl": WARNED})
    assert shown.count(MESSAGE) == 2  # one for each hook
    assert "drafts" not in shown


def test_a_commit_of_nothing_but_excluded_plans_passes(repository: Repository) -> None:
    repository.start({"gpl.toml": 'exclude = ["drafts/"]\n'})
    passes(repository, {"drafts/hips.gpl": WARNED})


@pytest.mark.parametrize("hook", BOTH)
def test_names_and_encodings_are_taken_as_they_come(repository: Repository, hook: str) -> None:
    repository.use(hook)
    names = ("Hüfte & Gesäß/mein Plan (1).gpl", "日本/週.gpl", "it's $HOME.gpl", "LOUD.GPL")
    shown = stops(repository, {**dict.fromkeys(names, WARNED), "utf16.gpl": WARNED.encode("utf-16")})
    for name in names:
        assert f"{name}:6:9: {MESSAGE}" in shown
    assert "utf16.gpl:1:1: error[E060 not-a-plan]: encoded as UTF-16, not UTF-8" in shown


def test_many_plans_are_checked_in_one_run(repository: Repository) -> None:
    """So there is one summary, and `gpl` itself shares the work out."""
    header = GOOD.partition("\n\nsession")[0]
    named = [GOOD.replace(header, f"{header}\n  id  plan-{number}") for number in range(200)]
    plans: dict[str, str | bytes] = {f"{'long' * 20}/{number:03}.gpl": text for number, text in enumerate(named)}
    shown = stops(repository, {**plans, "odd.gpl": WARNED})
    assert shown.count(MESSAGE) == 2
    assert shown.count("1 warning in 1 file") == 2  # one for each hook
    assert "no findings" not in shown


@pytest.mark.parametrize("hook", BOTH)
def test_a_repository_may_add_arguments(repository: Repository, hook: str) -> None:
    repository.use(hook, args="[--fail-on, error]", verbose="true")
    assert MESSAGE in passes(repository, {"hips.gpl": WARNED})


ODD_NAMES = (
    "--output=hips.gpl",
    "--output=/a.gpl",
    "-d.gpl",
    "-",
    "--fix.gpl",
    "--config/--diff.gpl",
    "--.gpl",
    "-q.GPL",
)


def test_the_name_of_a_file_is_never_an_option(repository: Repository) -> None:
    """Names come from whoever makes the commit; one could else write over a plan, or switch the check off."""
    repository.use("gpl-fmt", "gpl-check", args="[--quiet]", verbose="true")
    files: dict[str, str | bytes] = {"hips.gpl": WARNED, "--exit-zero.gpl": GOOD, **dict.fromkeys(ODD_NAMES, UNTIDY)}
    shown = stops(repository, files)
    assert "hips.gpl:6:9: " + MESSAGE in shown
    assert "usage" not in shown
    assert "error" not in shown
    plans = {name: GOOD for name in ODD_NAMES if name != "-"}
    wanted: dict[str, str | bytes] = {**files, **plans}
    assert {name: (repository.path / name).read_text(encoding="utf-8") for name in files} == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_out_of_the_repository_is_passed_over(repository: Repository) -> None:
    outside = repository.path.with_name("outside.gpl")
    outside.write_text(UNTIDY, encoding="utf-8")
    repository.use("gpl-fmt", *BOTH, types="[text]")
    repository.write({"good.gpl": GOOD})
    (repository.path / "out.gpl").symlink_to(outside)
    (repository.path / "users.gpl").symlink_to("/etc/passwd")
    assert "Failed" not in passes(repository, {})
    assert outside.read_text(encoding="utf-8") == UNTIDY


def test_an_argument_with_a_value_stays_one(repository: Repository) -> None:
    """A file that is called like the value does not take its place, even if it is there."""
    repository.use("gpl-check", args="[--output, report.txt, --fail-on, error]", verbose="true")
    passes(repository, {"hips.gpl": WARNED, "error": GOOD, "report.txt": "", ".gitignore": "report.txt\n"})
    assert MESSAGE in (repository.path / "report.txt").read_text(encoding="utf-8")


def test_gpl_fmt_lays_a_plan_out_and_has_it_staged_again(repository: Repository) -> None:
    """A hook that changes a file stops the commit; the next one takes what it wrote."""
    repository.use("gpl-fmt")
    repository.start({"gpl.toml": 'exclude = ["drafts/"]\n'})
    files: dict[str, str | bytes] = {"Hüfte 1.GPL": UNTIDY, "drafts/hips.gpl": UNTIDY, "tidy.gpl": GOOD}
    shown = stops(repository, files)
    assert "formatted Hüfte 1.GPL" in shown
    assert "1 file formatted, 1 file in order" in shown
    written = {name: (repository.path / name).read_text(encoding="utf-8") for name in files}
    assert written == {"Hüfte 1.GPL": GOOD, "drafts/hips.gpl": UNTIDY, "tidy.gpl": GOOD}
    assert "Passed" in passes(repository, {})


def test_gpl_fmt_leaves_mistakes_to_gpl_check(repository: Repository) -> None:
    repository.use("gpl-fmt", "gpl-check")
    shown = stops(repository, {"hips.gpl": GOOD.replace("3x4-6      @rir2", "3x4-6@rir2")})
    assert re.search(r"gpl fmt\.+Passed", shown)
    assert re.search(r"gpl check\.+Failed", shown)


def test_a_deleted_library_is_missed_unless_the_hook_always_runs(repository: Repository) -> None:
    """The tools name no deleted files; a commit that only deletes is not ours to see."""
    repository.start(TEAM_FILES)
    (repository.path / "library/club.gpl").unlink()
    assert IDLE in passes(repository, {})
    repository.use("gpl-check-all", always_run="true")
    assert "no file `library/club.gpl`" in stops(repository, {})
