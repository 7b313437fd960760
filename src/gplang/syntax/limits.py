"""How much of a file is read, and how much of what is wrong with it is explained."""

LONGEST_LINE = 4_096
"""Characters in one line."""

EXPLAINED = 200
"""How many broken lines of one file are explained; the others are told shortly."""

MOST_BROKEN = 2_000
"""Broken lines after which the rest of a file is not read."""
