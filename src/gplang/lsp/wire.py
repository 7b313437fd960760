"""Messages as they travel: JSON behind a header that says how long it is."""

import json
import logging

from gplang.typed import Any, BinaryIO

_LOG = logging.getLogger(__name__)

END = object()
"""What is read where nothing more comes."""

UNREADABLE = object()
"""What is read where something comes that is no JSON."""


class Wire:
    """Both directions; reading waits, and is left to a thread of its own."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing

    def receive(self) -> Any:
        """Return the next message."""
        length = 0
        while True:
            header = self._incoming.readline()
            if not header:
                return END
            if header.strip():
                length = length or _length_in(header)
            elif length:
                break
        body = self._incoming.read(length)
        if len(body) < length:
            return END
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            _LOG.warning("a message of %s bytes is no JSON; it is passed over", length)
            return UNREADABLE

    def send(self, message: dict[str, Any]) -> None:
        """Send a message."""
        body = json.dumps(message, separators=(",", ":")).encode("ascii")
        self._outgoing.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._outgoing.flush()


def _length_in(header: bytes) -> int:
    name, _, value = header.partition(b":")
    is_length = name.strip().lower() == b"content-length" and value.strip().isdigit()
    return int(value) if is_length and len(value) < 20 else 0
