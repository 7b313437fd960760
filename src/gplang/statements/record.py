"""What is known of a statement: the words that its description is made of."""

from gplang.records import Enum, NamedTuple, StrEnum
from gplang.vocabulary import Block


class Often(StrEnum):
    """How often a block takes a statement, in the words of the language reference."""

    ONCE = "once"
    ONCE_EACH_DAY = "once for each day"
    ONCE_EACH_EXERCISE = "once for each exercise"
    ONCE_EACH_ROLE = "once for each role and exercise"
    ONCE_EACH_LOADED = "once, and once for each exercise or kit"
    ONCE_EACH_NAME = "once for each name"
    ANY = "any number"


class Names(StrEnum):
    """What a name in a statement stands for, as expected-word hints call it."""

    NAME = "a name"
    EXERCISE = "an exercise"
    SESSION = "a session"
    MUSCLE = "a muscle"
    EQUIPMENT = "equipment"
    LOADED = "an exercise or kit"
    ATHLETE = "an athlete or a group"
    GROUP = "a group"
    BASE = "a name or a week number"
    GYM = "a gym"
    PERSON = "an athlete"
    PLACE = "a place of the body"


class Form(Enum):
    """How lines are built, whatever their first word: which words mean something behind it decides their colours."""

    FILE = "file"
    PLAN = "plan"
    DEFINITION = "definition"
    SCHEME = "scheme"
    ATHLETE = "athlete"
    SESSION = "session"
    EXERCISE = "exercise"
    CIRCUIT = "circuit"
    CHANGE = "change"
    FROM = "from"
    PROGRESS = "progress"
    ADJUSTMENT = "adjustment"
    ROTATION = "rotation"
    DAY = "day"
    MOVE = "move"
    PLACE = "place"
    EVENT = "event"
    LIKE = "like"
    LOAD = "load"
    MAXIMUM = "maximum"
    TIMEZONE = "timezone"
    TIME = "time"
    SETTING = "setting"
    DONE = "done"
    MISSED = "missed"
    DID = "did"
    PAIN = "pain"


class Description(NamedTuple):
    """What a word means in a sentence, and a line with it."""

    says: str
    example: str


class Statement(NamedTuple):
    """A kind of line, known by its first word.

    `blocks` take it. `takes` is what follows the word in the grammar; it is empty where the grammar has a rule of the
    statement's own. `names` is what a name in it stands for, `choices` the closed list that its names come from, `text`
    what a text in it is. A statement with `is_below` stands under an exercise line.

    `written` is the line as the reference shows it and `more` what the reference adds to the sentence. `field` is the
    field of the plan's or the athlete's record that holds the values, `label` what a comparison of plans calls it, and
    `usual` are values that are offered while one types.
    """

    word: str
    blocks: tuple[Block, ...]
    form: Form
    says: str
    example: str
    takes: str = ""
    names: Names = Names.NAME
    choices: type[StrEnum] | None = None
    text: str = ""
    often: Often = Often.ONCE
    is_below: bool = False
    written: str = ""
    more: str = ""
    field: str = ""
    label: str = ""
    usual: tuple[str, ...] = ()
