"""What changed between two plans, in a coach's words: schedules in, changes out, told as text, Markdown or JSON."""
