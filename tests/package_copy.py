"""Where the tests' own processes find gplang: a copy with its data made ready, as in a wheel, made once for a run.

A checkout makes the parser's tables at each start, which costs each process more than a second.
"""

import atexit
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tools"))
from ready import copy_package

SOURCES = Path(tempfile.mkdtemp(prefix="gplang-tests-"))
"""The folder for PYTHONPATH."""

atexit.register(shutil.rmtree, SOURCES, ignore_errors=True)
copy_package(SOURCES / "gplang")
