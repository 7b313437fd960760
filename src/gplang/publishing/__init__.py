"""Plans on a web server: names that nobody can guess, the coach's index, and the record of what was published."""
