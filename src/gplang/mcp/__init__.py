"""A server of the Model Context Protocol: what agents may ask about plans, as texts, without a disk."""
