"""Records and closed lists as the standard library has them, defined in a fraction of the time.

A type checker sees `typing.NamedTuple`, `dataclasses` and `enum`. At run time our own stand in their place: they
compile nothing for a class, and spare every command the import of `dataclasses`. Records behave the same, and the
functions of `dataclasses` (`fields`, `replace`, `asdict`) take them. What gplang does not use is left out: class
variables, inheritance between records, and options other than those that these functions have. Members of closed lists
behave as those of `enum` do, but are none of its instances.
"""

TYPE_CHECKING = False  # `typing` costs more than all of this

if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, is_dataclass, replace
    from enum import Enum, IntEnum, StrEnum
    from typing import NamedTuple
else:
    from gplang.records.classes import dataclass, field, fields, is_dataclass, replace
    from gplang.records.enums import Enum, IntEnum, StrEnum
    from gplang.records.tuples import NamedTuple

__all__ = [
    "Enum",
    "IntEnum",
    "NamedTuple",
    "StrEnum",
    "dataclass",
    "field",
    "fields",
    "is_dataclass",
    "replace",
]
