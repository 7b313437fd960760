"""The linter's configuration: what `gpl.toml` or `[tool.gpl]` says, whether it may say so, and what follows from it."""
