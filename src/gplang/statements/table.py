"""The table of statements, in the order of the blocks and of the lines in them.

A new setting is a row here, and its meaning: the field that holds it and what is done with it. The grammar's rule and
keyword, the reader, completion, hover, colours and the tables of the language reference are made from the row.
"""

from gplang.statements.exercises import EXERCISES
from gplang.statements.files import FILES
from gplang.statements.sessions import SESSIONS
from gplang.statements.settings import SETTINGS
from gplang.statements.weeks import WEEKS

TABLE = (*FILES, *SETTINGS, *EXERCISES, *SESSIONS, *WEEKS)
"""Every statement there is."""
