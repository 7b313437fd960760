"""Names of published files: always the same for the same key, and not to be guessed without it."""

import hmac
import json
from base64 import b32encode

LEAST_KEY = 32
"""Characters that a key has at least."""

_BYTES = 20
"""160 bits: 32 letters and digits, the same whether capitals matter or not."""

_INDEX = ("index",)


def name_of(key: str, plan: str, athlete: str) -> str:
    """Return what the files of a plan (its `id`) and an athlete (empty: for anybody) are called, without extension."""
    return _name(key, ("plan", plan, athlete))


def index_name(key: str) -> str:
    """Return what the coach's index is called, without extension."""
    return _name(key, _INDEX)


def _name(key: str, parts: tuple[str, ...]) -> str:
    made = hmac.digest(key.encode(), json.dumps(parts).encode(), "sha256")
    return b32encode(made[:_BYTES]).decode().lower()
