"""The questions of `gpl log add` on a terminal: to standard error, answered on standard input."""

import sys

from gplang import wording
from gplang.cli import clicks as click
from gplang.cli.exit_codes import REFUSED
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Day, Role

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from gplang.importing.workouts.interview import Closing, Interview, SetQuestion
    from gplang.importing.workouts.merging import Block
    from gplang.scheduling.records import Schedule, ScheduledExercise, ScheduledSession

_HELP = """\
  enter         as planned: what stands in brackets
  5             repetitions, at the planned load; 30 are seconds where seconds are planned
  5 @82.5kg     also with another load, @rir1, form (repetitions lost to form), pain 3, # a comment
  5/5/4 @80kg   several sets at once, also 2x5 @80kg, 1x4 @80kg
  all           as planned to the end of this exercise
  same          as the set before
  skip          leaves out the rest of this exercise, all of it at its first set
  back          takes the last answer back
  quit          ends it; nothing is written"""
_SHORT = "enter: as planned; else `5`, `5 @82.5kg`, `5/5/4 @80kg`; all, same, skip, back, quit; ? explains"


class Asked(NamedTuple):
    """Whose session is asked about, and on which day it was trained."""

    schedule: "Schedule"
    session: "ScheduledSession"
    on: "datetime.date"


def is_terminal() -> bool:
    """Tell whether there is somebody to ask: questions go to stderr, answers come from stdin."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask_session(ctx: click.Context, asked: Asked, log: str | None, *, weighed: bool) -> "list[Block]":
    """Ask what was done, set by set, and return it as records; ends the command where that is given up.

    `weighed`: the log knows what the body weighs on that day. Where the answers go into a `log`, they are shown first.
    """
    from gplang.importing.workouts.as_planned import group_lines, list_work
    from gplang.importing.workouts.interview import Closing, Interview
    from gplang.importing.workouts.planned import Planned

    schedule = asked.schedule
    closing = tuple(each for each in Closing if each is not Closing.WEIGHT or not weighed)
    planned = Planned(schedule, schedule.plan.exercises)
    interview = Interview(list_work(asked.session), schedule.unit, planned, closing)
    talk = _Talk(asked, tuple(group_lines(asked.session).values()), log)
    try:
        return talk.hold(interview)
    except (KeyboardInterrupt, EOFError):
        click.echo(err=True)  # the cursor stands behind a question
        talk.tell_nothing_written(ctx)
        raise click.Abort from None
    except _Quit:
        talk.tell_nothing_written(ctx)
        ctx.exit(REFUSED)


def show_unwritten(blocks: "Sequence[Block]") -> None:
    """Show records that could not be written, so that no answer is lost."""
    _say("\n".join(each.text for each in blocks))


class _Quit(Exception):  # noqa: N818
    """Somebody has had enough."""


class _Talk:
    """Questions and answers about one session."""

    def __init__(self, asked: Asked, lines: "Sequence[Sequence[ScheduledExercise]]", log: str | None) -> None:
        self._asked = asked
        self._lines = lines
        self._log = log
        self._shown: int | None = None
        self._latest: Interview | None = None

    def hold(self, interview: "Interview") -> "list[Block]":
        """Ask until all is answered, and confirmed where it goes into a log."""
        from gplang.importing.workouts.answers import Unclear

        session = self._asked.session
        day = wording.day_name(tuple(Day)[self._asked.on.weekday()])
        _say(f"{wording.session_title(session.session)}, {day} {self._asked.on}")
        _say(_SHORT)
        while True:
            self._latest = interview
            text = self._ask(interview)
            word = text.strip().lower()
            if word == "?":
                _say(_HELP)
            elif word == "quit":
                raise _Quit
            elif word == "back":
                interview = self._back(interview)
            elif interview.question is None:
                if word in ("", "y", "yes"):
                    return self._write(interview)
                _say("  enter adds it, `back` changes the last answer, `quit` writes nothing")
            else:
                answered = interview.answer(text)
                if isinstance(answered, Unclear):
                    _say(f"  {answered.reason}")
                else:
                    interview = answered
                    if interview.question is None and self._log is None:
                        return self._write(interview)

    def tell_nothing_written(self, ctx: click.Context) -> None:
        """Say that nothing was written, and show what was answered."""
        if self._latest is not None and self._latest.steps:
            _say("answered so far:")
            show_unwritten(self._write(self._latest))
        click.echo(f"{ctx.command_path}: nothing was written", err=True)

    def _write(self, interview: "Interview") -> "list[Block]":
        from gplang.importing.workouts.as_planned import write_done, write_weight

        blocks = [write_done(self._asked.session, self._asked.on, interview.done())]
        if interview.weight is not None:
            blocks.append(write_weight(self._asked.on, interview.weight))
        return blocks

    def _back(self, interview: "Interview") -> "Interview":
        if not interview.steps:
            _say("  this is the first question")
        self._shown = None
        return interview.back()

    def _ask(self, interview: "Interview") -> str:
        from gplang.importing.workouts.interview import SetQuestion

        question = interview.question
        if question is None:
            show_unwritten(self._write(interview))
            return _read(f"Add this to {make_visible(self._log or '')}? [yes, back, quit]: ")
        if isinstance(question, SetQuestion):
            self._show_planned(question)
            return _read(_ask_set(question))
        return _read(f"{_closing()[question]}: ")

    def _show_planned(self, question: "SetQuestion") -> None:
        """Show what is planned of an exercise, before its first question and wherever one comes back to it."""
        if self._shown == question.at:
            return
        self._shown = question.at
        for line in self._lines[question.at]:
            warmup = f"{wording.role_name(Role.WARMUP)}: " if line.role is Role.WARMUP else ""
            what = wording.prescription(line, self._asked.session.week)
            _say(f"{warmup}{wording.exercise_name(line)}: {what}")


def _ask_set(question: "SetQuestion") -> str:
    planned = question.planned
    if planned is None:
        return "  sets [none]: "
    text = f"{planned.text}, {planned.missing}?" if planned.missing else planned.text
    return f"  set {question.number} of {question.of} [{text}]: "


def _closing() -> "Mapping[Closing, str]":
    from gplang.importing.workouts.interview import Closing

    return {
        Closing.OTHER: "Anything else, such as `curl 3x12 @10kg` [no]",
        Closing.MINUTES: "How many minutes [not noted]",
        Closing.PAIN: "Where it hurt, and how much of 10, such as `lower-back 3` [nowhere]",
        Closing.NOTE: "A note [none]",
        Closing.WEIGHT: "Body weight [not noted]",
    }


def _say(text: str) -> None:
    for line in text.splitlines():
        click.echo(make_visible(line), err=True)


def _read(question: str) -> str:
    """Ask, and return a line; raises `EOFError` where no whole one comes any more."""
    from gplang.importing.workouts.answers import MOST_LETTERS

    while True:
        click.echo(question, nl=False, err=True)
        data = sys.stdin.buffer.readline()
        if not data.endswith(b"\n"):
            raise EOFError
        text = data.decode(errors="replace").strip()
        if len(text) > MOST_LETTERS:
            _say(f"  {len(text):,} characters; at most {MOST_LETTERS}")
        elif "\ufffd" in text or not text.replace("\t", " ").isprintable():
            _say("  that cannot be read, it has characters that no log holds; write it again")
        else:
            return text.replace("\t", " ")
