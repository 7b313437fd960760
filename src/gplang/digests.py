"""Digests without OpenSSL, which `hashlib` loads: that takes longer than all the digests of a command."""

import sys

TYPE_CHECKING = False

if TYPE_CHECKING:
    from hashlib import sha1, sha256
else:
    try:
        from _sha1 import sha1

        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:  # another Python
        from hashlib import sha1, sha256

__all__ = ["sha1", "sha256"]
