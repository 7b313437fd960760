"""The linter's engine: what a rule is, what it is given to look at, and what becomes of its findings."""
