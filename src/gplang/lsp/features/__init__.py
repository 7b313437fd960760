"""What an editor can ask for, each group of messages in a module with its `add`."""
