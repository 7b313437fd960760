"""`python -m gplang` is `gpl`."""

from gplang.cli import main

main()
