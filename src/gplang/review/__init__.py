"""The review of a week: what was planned and done, what comes next and why, and proposals for the plan."""
