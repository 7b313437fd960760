"""The keys that lead to a value of a config."""

KeyPath = tuple[str | int, ...]
"""The keys that lead to a value, and its number (from 0) where it stands in a list."""
