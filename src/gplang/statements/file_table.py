"""The statements outside blocks, and the headers that open them."""

from gplang.statements.record import Form, Often, Statement
from gplang.vocabulary import Block, Focus, WeekKind

_FILE = (Block.FILE,)
FILES = (
    Statement("gpl", _FILE, Form.FILE, "The edition of the language, as the first statement of a file.", "gpl 1"),
    Statement(
        "use",
        _FILE,
        Form.FILE,
        "Brings in the exercises, schemes, sessions, gyms and athletes of another file.",
        'use "library/upper.gpl"',
        often=Often.ANY,
        text="a path in quotes",
    ),
    Statement(
        "plan",
        _FILE,
        Form.PLAN,
        "Opens the settings of the whole plan.",
        'plan "Strong hips, 5 weeks"',
        text="its title in quotes",
        written='plan "Title"',
    ),
    Statement(
        "athlete",
        _FILE,
        Form.ATHLETE,
        "Opens what is known of one person: a name, then the full name and `like OTHER`; each athlete's plan is built.",
        'athlete anna "Anna"',
        often=Often.ANY,
        written="athlete NAME …",
    ),
    Statement(
        "gym",
        _FILE,
        Form.DEFINITION,
        "Opens what there is in one place: kit, bar, plates.",
        'gym home "Garage"',
        often=Often.ANY,
        written='gym NAME "Title"',
    ),
    Statement(
        "exercise",
        _FILE,
        Form.DEFINITION,
        "Adds an exercise, or puts one in another's place.",
        'exercise ssb-gm "Safety-bar GM"',
        often=Often.ANY,
        written='exercise NAME "Title"',
    ),
    Statement(
        "scheme",
        _FILE,
        Form.SCHEME,
        "Opens the doses of successive weeks, for every line that names it.",
        'scheme wendler "5/3/1"',
        text="a title in quotes",
        often=Often.ANY,
        written='scheme NAME "Title" [once]',
    ),
    Statement(
        "session",
        _FILE,
        Form.SESSION,
        "Opens a session: a name, then title, focus, length and `like OTHER` in any order.",
        'session lower-b "Glutes & hamstrings" posterior 75min',
        choices=Focus,
        often=Often.ANY,
        written="session NAME …",
    ),
    Statement(
        "week",
        _FILE,
        Form.PLAN,
        "Describes one or more weeks, with a kind and a label.",
        'week 1-3, 5 "Build"',
        choices=WeekKind,
        often=Often.ANY,
        written="week NUMBERS …",
    ),
)
