"""From statements to a plan: names looked up, values checked."""
