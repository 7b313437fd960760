"""What was trained: logs, resolved against the plans that they are about."""
