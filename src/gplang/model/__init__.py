"""From statements to a plan: names resolved, values checked."""
