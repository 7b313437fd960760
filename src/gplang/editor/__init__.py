"""Editor features as pure functions: completions, hovers, names, remedies."""
