"""Rules about the course of a plan, one a file."""
