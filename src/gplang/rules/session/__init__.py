"""Rules about the structure of a session, one per file."""
