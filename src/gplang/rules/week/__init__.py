"""Rules about the week, one a file."""
