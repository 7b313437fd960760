"""What an editor wants to know of a text: completions, hovers, names, remedies, as pure functions."""
