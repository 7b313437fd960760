"""How a plan answers to what was trained: records meet their sessions, and doses follow from both."""
