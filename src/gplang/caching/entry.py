"""The form in which the result of a check is kept: what it printed, and what it looked at, with the answers.

Texts, each ended by a zero byte, after a line with their digest: a file that is cut off, damaged or made by another
version is none. Plain files are kept by folder under one digest, since a check of many looks at them most.
"""

import os
import stat

from gplang.disk import DIFFERS, HEAD_BYTES, MOST_READ, WHOLE, Answers, digest, digest_bytes, look_again

_MAGIC = "gpl-kept-1"
_END = "\0"
_PLAIN_FILE = str(stat.S_IFREG)
_PLAIN = "plain "
_CAN_GROUP: bool = hasattr(os, "O_NOFOLLOW") and os.open in os.supports_dir_fd
_FLAGS: int = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)

Result = tuple[str, ...]
"""What is kept, in texts without zero bytes."""


def write_entry(result: Result, answers: Answers) -> bytes | None:
    """Return what is kept as bytes; None if something in it changed meanwhile, or has a name that cannot be kept."""
    if DIFFERS in answers.values():
        return None
    left, folders = _part(answers) if _CAN_GROUP else (answers, {})
    texts = [str(len(result)), *result]
    for folder, files in folders.items():
        names = sorted(files)
        texts += [f"{_PLAIN}{len(names)}", folder, _join([bytes.fromhex(files[name]) for name in names]), *names]
    for (kind, path), answer in left.items():
        texts += [kind, path, answer]
    if any(_END in text for text in texts):
        return None
    body = _END.join(texts).encode("utf-8", "surrogatepass")
    return f"{_MAGIC} {digest(body)}\n".encode("ascii") + body


def read_entry(data: bytes) -> Result | None:
    """Return what is kept, if all that was looked at is as it was; None for what no longer holds, or is no entry."""
    head, _, body = data.partition(b"\n")
    if head != f"{_MAGIC} {digest(body)}".encode("ascii"):
        return None
    try:
        texts = body.decode("utf-8", "surrogatepass").split(_END)
        count = int(texts[0]) + 1
        return tuple(texts[1:count]) if _holds(texts, count) else None
    except (KeyError, OSError, ValueError):  # somebody else made it
        return None


def _holds(texts: list[str], at: int) -> bool:
    """Return whether all that was looked at, as the texts from a place on tell it, is as it was."""
    end = len(texts)
    if not 0 < at <= end:
        return False
    while at < end:
        kind, path, answer = texts[at : at + 3]
        at += 3
        if kind.startswith(_PLAIN):
            after = at + int(kind.removeprefix(_PLAIN))
            if not at <= after <= end or _digest_plain(path, texts[at:after]) != answer:
                return False
            at = after
        elif look_again(kind, path) != answer:
            return False
    return True


# ---- plain files


def _part(answers: Answers) -> tuple[Answers, dict[str, dict[str, str]]]:
    """Part plain files, by folder and name, with the digest of each, from all else that was looked at.

    A plain file is regular, no link, was read to its end, and its real path follows from that of its folder: what else
    was asked of it follows from its content.
    """
    left = dict(answers)
    folders: dict[str, dict[str, str]] = {}
    for (kind, path), answer in answers.items():
        if not (kind.startswith("read ") and answer.startswith(WHOLE)):
            continue
        folder, name = os.path.split(path)
        if name in ("", ".", "..") or answers.get(("link", path), "0") != "0":
            continue
        if answers.get(("mode", path), _PLAIN_FILE) != _PLAIN_FILE or not _is_own(answers, left, folder, path):
            continue
        whole, head = answer.removeprefix(WHOLE).split()
        folders.setdefault(folder, {})[name] = whole
        if answers.get((head_kind := f"read {HEAD_BYTES}", path)) in (head, f"{WHOLE}{whole} {head}"):
            left.pop((head_kind, path), None)
        for implied in ("mode", "link", "real", kind):
            left.pop((implied, path), None)
        absolute = ("mode", os.path.join(os.getcwd(), path))
        if left.get(absolute) == _PLAIN_FILE:
            del left[absolute]
    return left, folders


def _is_own(answers: Answers, left: Answers, folder: str, path: str) -> bool:
    """Return whether the real path of a file follows from that of its folder, which is then among what is left."""
    real = answers.get(("real", path))
    if real is None:
        return True
    real_folder, name = os.path.split(real)
    return name == os.path.basename(path) and left.setdefault(("real", folder or "."), real_folder) == real_folder


def _digest_plain(folder: str, names: list[str]) -> str:
    """Return the digest of plain files in a folder. Raises `OSError` if one is none any more."""
    if not _CAN_GROUP:
        return DIFFERS
    within = os.open(folder or ".", os.O_RDONLY)
    try:
        return _join([_digest_file(name, within) for name in names])
    finally:
        os.close(within)


def _digest_file(name: str, within: int) -> bytes:
    file = os.open(name, _FLAGS, dir_fd=within)
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_READ:
            raise OSError(name)
        return digest_bytes(os.read(file, found.st_size + 1))
    finally:
        os.close(file)


def _join(digests: list[bytes]) -> str:
    return digest(b"".join(digests))
