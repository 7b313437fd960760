"""From text to statements: the only package that knows the parser."""
