"""Rules about the dose of a line, one per file."""
