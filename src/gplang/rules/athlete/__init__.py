"""Rules about the athlete, one a file."""
