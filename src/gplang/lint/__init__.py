"""The linter's engine: rules, the subjects they judge, and the handling of their findings."""
