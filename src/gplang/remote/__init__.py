"""A plan on a calendar server: which events there are its own, what has to change, and how that is asked for."""
