"""Why no policy can be made."""


class PolicyRefused(Exception):  # noqa: N818
    """A policy that cannot be made, in one line; `is_usage`: because of what the user asked for."""

    def __init__(self, message: str, *, is_usage: bool = False) -> None:
        super().__init__(message)
        self.is_usage = is_usage
