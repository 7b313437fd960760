"""Reports of findings: as text for people, as JSON for programs."""
