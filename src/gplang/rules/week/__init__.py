"""Rules about the week, one per file."""
