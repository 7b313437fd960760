"""The grammar for tree-sitter, compiled."""

import ctypes
import shutil
import subprocess
from pathlib import Path

import pytest
import tree_sitter

from highlight.texts import ROOT

FOLDER = ROOT / "grammar" / "tree-sitter-gpl"


def load_language(folder: Path) -> tree_sitter.Language:
    """Return the language, built in a folder; without a compiler the test is skipped."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("THE GRAMMAR FOR TREE-SITTER IS NOT TRIED: no C compiler; on Debian: apt install gcc")
    built = folder / "gpl.so"
    source = FOLDER / "src" / "parser.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-I", source.parent, source, "-o", built], check=True)
    function = ctypes.CDLL(str(built)).tree_sitter_gpl
    function.restype = ctypes.c_void_p
    capsule = ctypes.pythonapi.PyCapsule_New
    capsule.restype, capsule.argtypes = ctypes.py_object, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
    return tree_sitter.Language(capsule(function(), b"tree_sitter.Language", None))


def find_matches(language: tree_sitter.Language, source: str, text: str) -> list[dict[str, list[tree_sitter.Node]]]:
    """Return what a query captures in a text, match by match."""
    query = tree_sitter.Query(language, source)
    root = tree_sitter.Parser(language).parse(text.encode()).root_node
    cursor = getattr(tree_sitter, "QueryCursor", None)  # from 0.25 on
    return [captures for _, captures in (cursor(query) if cursor else query).matches(root)]
