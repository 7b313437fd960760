"""Rules about the course of a plan, one per file."""
