"""The review of a week: what was planned, what was done, what comes next and why; and changes of the plan to think of."""
