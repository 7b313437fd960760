"""Why a request is refused, with the numbers that the protocol has for reasons."""


class Refused(Exception):  # noqa: N818  # no mistake of ours
    """A request gets this instead of a result."""

    code = -32603

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidRequest(Refused):
    """It is no message, or comes at the wrong time."""

    code = -32600


class UnknownMethod(Refused):
    """Nobody knows what is asked for."""

    code = -32601


class InvalidParams(Refused):
    """It asks for what cannot be, or in no form that can be read."""

    code = -32602


class NotInitialized(Refused):
    """It comes before the greeting."""

    code = -32002


class Cancelled(Refused):
    """The editor does not want to know any more."""

    code = -32800


class ContentModified(Refused):
    """A text was changed while the answer was worked out; the editor asks again."""

    code = -32801

    def __init__(self) -> None:
        super().__init__("the text has changed meanwhile")
