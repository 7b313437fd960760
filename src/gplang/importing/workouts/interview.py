"""Questions about a session, set by set, and what was answered so far; every answer can be taken back."""

import re
from collections.abc import Callable, Mapping, Sequence

from gplang.importing.workouts.answers import Answer, Other, Unclear, read_answer, read_other
from gplang.importing.workouts.as_planned import Done, DoneWork, PlannedSet, PlannedWork
from gplang.importing.workouts.planned import Planned
from gplang.logs.places import is_known, suggest_places
from gplang.records import Enum, NamedTuple
from gplang.source import SourceText
from gplang.suggest import list_words
from gplang.syntax.document import parse_document


class Closing(Enum):
    """What is asked behind the sets."""

    OTHER = "other"
    MINUTES = "minutes"
    PAIN = "pain"
    NOTE = "note"
    WEIGHT = "weight"


class SetQuestion(NamedTuple):
    """The question for a set: of which work, its number from 1, of how many; none are planned of optional work."""

    at: int
    number: int
    of: int
    planned: PlannedSet | None


Question = SetQuestion | Closing


class _Sets(NamedTuple):
    """An answer about sets: of which work, for how many of the planned ones it stands, and what was done."""

    at: int
    taken: int
    answer: Answer
    skips: bool = False


class _Said(NamedTuple):
    """An answer to a question behind the sets; of other work there may be several."""

    about: Closing
    text: str = ""
    other: Other | None = None


class Interview(NamedTuple):
    """A session's planned work, and the answers so far.

    `unit` is that of loads that do not say theirs. `closing` are the questions behind the sets.
    """

    work: Sequence[PlannedWork]
    unit: str
    planned: Planned
    closing: tuple[Closing, ...] = tuple(Closing)
    steps: tuple[_Sets | _Said, ...] = ()

    @property
    def question(self) -> Question | None:
        """What is to be asked next; None when all is answered."""
        taken = [0] * len(self.work)
        ended: set[int] = set()
        closed: set[Closing] = set()
        for step in self.steps:
            if isinstance(step, _Sets):
                taken[step.at] += step.taken
                ended |= {step.at} if step.skips else set()
            elif step.other is None:
                closed.add(step.about)
        for at, work in enumerate(self.work):
            planned = len(work.sets)
            if at not in ended and taken[at] < max(1, planned):
                first = work.sets[taken[at]] if planned else None
                return SetQuestion(at, taken[at] + 1, planned, first)
        return next((each for each in self.closing if each not in closed), None)

    def back(self) -> "Interview":
        """Return the interview before the last answer; the first question stays."""
        return self._replace(steps=self.steps[:-1])

    def answer(self, text: str) -> "Interview | Unclear":
        """Return the interview with one answer more, or why it is none."""
        question = self.question
        step: _Sets | _Said | Unclear
        if isinstance(question, SetQuestion):
            step = self._answer_sets(question, text.strip())
        elif question is not None:
            step = self._answer_closing(question, text.strip())
        else:
            return self
        return step if isinstance(step, Unclear) else self._replace(steps=(*self.steps, step))

    def _answer_sets(self, question: SetQuestion, text: str) -> _Sets | Unclear:
        at, number, _, planned = question
        rest = self.work[at].sets[number - 1 :]
        word = " ".join(text.lower().split())
        if word == "skip" or (planned is None and not word):
            return _Sets(at, len(rest), Answer(), skips=True)
        if word in ("all", "as planned"):
            unknown = next((each for each in rest if each.missing), None)
            if unknown is not None or not rest:
                read = read_answer("", [unknown] if unknown is not None else [], self.unit)
                return read if isinstance(read, Unclear) else Unclear("write the sets")
            return _Sets(at, len(rest), Answer(tuple(each.text for each in rest)))
        if word == "same":
            before = [step for step in self.steps if isinstance(step, _Sets) and step.at == at and step.answer.sets]
            if not before:
                return Unclear("`same` is as the set before, and this is the first one")
            return _Sets(at, 1, Answer(before[-1].answer.sets[-1:]))
        read = read_answer(text, rest, self.unit)
        return read if isinstance(read, Unclear) else _Sets(at, len(read.sets), read)

    def _answer_closing(self, about: Closing, text: str) -> _Said | Unclear:
        if not text or text.lower() in ("skip", "no", "none"):
            return _Said(about)
        if about is Closing.OTHER:
            return self._answer_other(text)
        refusal = _CHECKS[about](text, self.unit)
        return Unclear(refusal) if refusal else _Said(about, text)

    def _answer_other(self, text: str) -> _Said | Unclear:
        read = read_other(text, self.unit)
        if isinstance(read, Unclear):
            return read
        if read.quoted:
            return _Said(Closing.OTHER, text, read)
        found = self.planned.find(read.name)
        if found is None:
            near = self.planned.suggest(read.name)
            meant = f"did you mean `{near}`? " if near else ""
            return Unclear(f'no exercise `{read.name}`; {meant}in quotes it may be anything: `"{read.name}" 3x10`')
        return _Said(Closing.OTHER, text, read._replace(name=found.id))

    def done(self) -> Done:
        """Return what was done by all that was answered; work that nobody was asked about yet is left out."""
        work: dict[int, DoneWork] = {}
        other: list[DoneWork] = []
        said: dict[Closing, str] = {}
        for step in self.steps:
            if isinstance(step, _Sets):
                planned = self.work[step.at]
                before = work.get(step.at, DoneWork(planned.role, planned.exercise, ()))
                work[step.at] = _add(before, step.answer)
            elif step.other is not None:
                role, name, _, answer = step.other
                other.append(_add(DoneWork(role, name, ()), answer))
            else:
                said[step.about] = step.text
        return Done(
            (*work.values(), *other),
            _minutes(said.get(Closing.MINUTES, "")),
            {place: int(level) for place, level in _pains(said.get(Closing.PAIN, ""))},
            (note,) if (note := said.get(Closing.NOTE)) else (),
        )

    @property
    def weight(self) -> str | None:
        """What the body weighs, as it is written in a log; None where nothing was said."""
        said = [step.text for step in self.steps if isinstance(step, _Said) and step.about is Closing.WEIGHT]
        return _weight(said[-1], self.unit) if said and said[-1] else None


def _add(work: DoneWork, answer: Answer) -> DoneWork:
    pains = [each for each in (work.pain, answer.pain) if each is not None]
    return work._replace(
        sets=(*work.sets, *answer.sets),
        form=work.form or answer.form,
        pain=max(pains, default=None),
        comment="; ".join(filter(None, (work.comment, answer.comment))),
    )


# ---- what is asked behind the sets


def _minutes(text: str) -> int | None:
    match = re.fullmatch(r"(?:(\d{1,2})\s*h\s*)?(?:(\d{1,3})\s*(?:min)?)?", text.strip().lower())
    minutes = 0 if match is None else 60 * int(match[1] or 0) + int(match[2] or 0)
    return minutes if _reads(f"done 2000-01-01 x {minutes}min as planned") else None


def _pains(text: str) -> list[tuple[str, str]]:
    """Return the places where it hurt, and how much; a part that says no such thing is one without a place."""
    parts = (part.lower().split() for part in text.split(",") if part.strip())
    return [("-".join(words[:-1]), words[-1]) for words in parts]


def _weight(text: str, unit: str) -> str:
    return re.sub(r"\s+", "", text).replace(",", ".").lower() + (unit if text.strip()[-1:].isdecimal() else "")


def _refuse_minutes(text: str, unit: str) -> str:  # noqa: ARG001
    return "" if _minutes(text) else "write minutes, such as `70`, or `1h 10min`"


def _refuse_pain(text: str, unit: str) -> str:  # noqa: ARG001
    for place, level in _pains(text):
        if not re.fullmatch(r"\d{1,2}", level) or not _reads(f"done 2000-01-01 x\n  pain {place} {level}"):
            return "write where it hurt, and how much from 0 to 10: `lower-back 3`"
        if not is_known(place):
            meant = suggest_places(place)
            which = f"did you mean {list_words(meant)}? else" if meant else "name a muscle, or"
            return f"no fact of an exercise is about `{place}`; {which} answer `pain {level}` at a set"
    return ""


def _refuse_note(text: str, unit: str) -> str:  # noqa: ARG001
    return ""


def _refuse_weight(text: str, unit: str) -> str:
    told = _weight(text, unit)
    return "" if _reads(f"weight 2000-01-01 {told}") else f"write what the body weighs, such as `71.5{unit}`"


def _reads(record: str) -> bool:
    """Return whether a record of a log is without a mistake."""
    return not parse_document(SourceText("<answer>", f'log "x"\n\n{record}\n'))[1]


_CHECKS: Mapping[Closing, Callable[[str, str], str]] = {
    Closing.MINUTES: _refuse_minutes,
    Closing.PAIN: _refuse_pain,
    Closing.NOTE: _refuse_note,
    Closing.WEIGHT: _refuse_weight,
}
"""Why an answer is none, empty if it is one."""
