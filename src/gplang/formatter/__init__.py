"""The canonical layout of a plan: the same statements and comments, in columns."""
