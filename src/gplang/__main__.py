"""`python -m gplang` is `gpl`."""

import os
import sys

# Python looks for modules in the working directory first when it is run with -m. That may be a folder whose plans are
# being checked, and nothing in there may ever be run.
if not sys.flags.safe_path and sys.path and sys.path[0] in ("", os.getcwd()):  # noqa: PTH109
    del sys.path[0]

from gplang.cli import main

main()
