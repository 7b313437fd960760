"""Rules about the structure of a session, one a file."""
