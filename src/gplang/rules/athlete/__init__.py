"""Rules about the athlete, one per file."""
