"""The table of statements, in the order of the blocks and of the lines in them.

A new setting is a row here, and its meaning: the field that holds it and what is done with it. The grammar's rule and
keyword, the reader, completion, hover, colours and the tables of the language reference are made from the row.
"""

from gplang.statements.exercise_table import EXERCISES
from gplang.statements.file_table import FILES
from gplang.statements.gym_table import GYMS
from gplang.statements.log_table import LOGS
from gplang.statements.scheme_table import SCHEMES
from gplang.statements.session_table import SESSIONS
from gplang.statements.setting_table import SETTINGS
from gplang.statements.week_table import WEEKS

TABLE = (*FILES, *SETTINGS, *GYMS, *EXERCISES, *SCHEMES, *SESSIONS, *WEEKS, *LOGS)
"""Every statement there is."""
