"""Rules about the dose of a line, one a file."""
