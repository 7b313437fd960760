"""The name and the password for a calendar server: from the environment or the keyring, never from the command line."""

import os

from gplang.cli import clicks as click
from gplang.remote.address import Address

USER = "GPL_CALDAV_USER"
PASSWORD = "GPL_CALDAV_PASSWORD"
SERVICE = "gplang"
"""The service that passwords are stored under in the keyring; the name is `user@server`."""


def find_login(address: Address) -> tuple[str | None, str | None]:
    """Return the name and the password for a server; `(None, None)` for nobody."""
    user = os.environ.get(USER) or address.user
    password = os.environ.get(PASSWORD)
    if user is None:
        if password:
            raise click.UsageError(f"the variable {PASSWORD} is set and {USER} is not")
        return None, None
    if not password:
        password = _ask_keyring(f"{user}@{address.host}")
    if not password:
        entry = f"keyring set {SERVICE} {user}@{address.host}"
        raise click.UsageError(f"no password for {user} on {address.host}: set {PASSWORD}, or run: {entry}")
    return user, password


def _ask_keyring(name: str) -> str | None:
    """Return a password of the keyring, None where there is none or no keyring."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name)
    except (KeyringError, RuntimeError, OSError, ValueError):
        return None
