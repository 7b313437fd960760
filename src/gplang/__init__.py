"""A text language for strength-training plans, with a compiler and a linter."""

__version__ = "0.1.0"
