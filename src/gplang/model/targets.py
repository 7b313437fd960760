"""Valid targets of `use`: a path with `/`, relative to the file it stands in."""

from gplang.model.imports import ImportRefused
from gplang.patterns import late

_DRIVE = late(r"[A-Za-z]:")
_WEB = late(r"[A-Za-z][A-Za-z0-9+.-]+://")


def refuse_form(target: str) -> ImportRefused | None:
    """Return why `target` is not a path relative to a file, whatever is on the disk; None if it is one."""
    if not target.strip() or "\0" in target:
        return ImportRefused("`use` names no file", 'name it by its path from this file: use "library/upper.gpl"')
    if _WEB.match(target):
        return ImportRefused(f"`{target}` is a web address", "put a copy of the file into the project")
    if target.startswith(("/", "\\", "~")) or _DRIVE.match(target):
        return ImportRefused(f"`{target}` is an absolute path", "name the file by its path from this file")
    if "\\" in target:
        fixed = target.replace("\\", "/")
        return ImportRefused(f"`{target}` has a backslash between folders", f'write / instead: use "{fixed}"')
    if any(name.startswith(".") and name not in (".", "..") for name in target.split("/")):
        return ImportRefused(f"`{target}` is hidden: a name in it begins with a dot", "put the file where it is seen")
    return None


def refuse_name(target: str) -> ImportRefused | None:
    """Return why a file of this name cannot be used as a plan, whatever its contents; None if it may be one."""
    if target.lower().endswith(".gpl"):
        return None
    return ImportRefused(f"`{target}` does not end in .gpl", "only plans can be used")
