"""The statements of the language: each described once, for all who read, explain, offer, colour or document them."""
