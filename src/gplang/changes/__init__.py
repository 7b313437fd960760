"""What changed between two plans, in a coach's words: schedules in, changes out, as text, Markdown or JSON."""
