"""Build the documentation as a site: `make docs`.

The pages are those of `docs/` and of the repository's top, as they are read there. What they link to beside them, such
as an example, is shown on a page of its folder, so that every link leads somewhere without a network.
"""

import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = ROOT / "build" / "pages"
TOP = {"README.md": "index.md"} | {
    f"{name}.md": f"{name.lower()}.md" for name in ("CHANGELOG", "CONTRIBUTING", "SECURITY")
}
"""The pages at the repository's top, and what they are called on the site."""

FENCE = re.compile(r"^(?P<indent> *)(?P<fence>```+)(?P<info>[^\n`]*)\n(?P<body>.*?)^ *(?P=fence) *$", re.M | re.S)
LINK = re.compile(r"(?P<before>\]\()(?![a-z]+:|#)(?P<path>[^)#\s]+)(?P<anchor>#[^)\s]*)?(?=\))")
CODE = re.compile(r"[A-Z][0-9]{3}$")
NAME = re.compile(r"^ *`(?P<name>[^`\n]+)`:\n\n(?= *```+\S+ (?:[^\n`]* )?(?P=name)(?:[ \n]))", re.M)
"""A line that names the block below it, which has that name for a title on the site."""

PICTURES = {".svg"}
LANGUAGES = {".gpl": "gpl", ".py": "python", ".toml": "toml", ".yml": "yaml", ".json": "json", ".lark": "text"}


def lay_out() -> None:
    """Write all pages of the site into `PAGES`."""
    shutil.rmtree(PAGES, ignore_errors=True)
    for folder in ("site", "images"):
        shutil.copytree(DOCS / folder, PAGES / folder)
    texts, files = read_pages()
    folders = {path.parent for path in files} | {path for path in files if path.is_dir()}
    for folder in folders:
        texts[folder] = show_files(folder, sorted(path for path in files if path.parent == folder))
    for path, text in texts.items():
        target = PAGES / find_place(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(write_page(path, text)), encoding="utf-8")


def read_pages() -> tuple[dict[Path, str], set[Path]]:
    """Return the texts of the pages, and what else they link to: files, and folders with all that is in them."""
    texts: dict[Path, str] = {}
    files: set[Path] = set()
    waiting = [ROOT / name for name in TOP] + list(DOCS.rglob("*.md"))
    while waiting:
        path = waiting.pop()
        texts[path] = path.read_text(encoding="utf-8")
        for linked in find_links(path, texts[path]):
            if linked.suffix in PICTURES:
                continue
            if linked.suffix == ".md":
                waiting += [linked] if linked not in texts else []
                continue
            files.add(linked)
            if linked.is_dir():
                files |= {each for each in linked.rglob("*") if each.suffix in LANGUAGES or each.is_dir()}
    return texts, files


def show_files(folder: Path, files: Sequence[Path]) -> str:
    """Return the page of a folder: its files in blocks, and links to the folders in it."""
    lines = [f"# {folder.name if folder != ROOT else 'The repository'}", ""]
    lines += [f"- [{path.name}/]({path.name})" for path in files if path.is_dir()]
    for path in files:
        if path.is_file():
            text = path.read_text(encoding="utf-8").rstrip()
            lines += ["", f"## {path.name}", "", f"````{LANGUAGES.get(path.suffix, 'text')}", text, "````"]
    return "\n".join((*lines, ""))


def find_place(path: Path) -> str:
    """Return where on the site a page, a folder or a file of the repository is."""
    name = path.relative_to(ROOT).as_posix()
    if name in TOP:
        return TOP[name]
    if path.suffix in {".md"} | PICTURES:
        return path.relative_to(DOCS).as_posix() if DOCS in path.parents else f"files/{name}"
    if path.is_dir():
        return f"files/{name}.md" if path != ROOT else "files/repository.md"
    return f"{find_place(path.parent)}#{re.sub(r'[^a-z0-9_-]', '', path.name.lower())}"


def find_links(path: Path, text: str) -> Iterator[Path]:
    """Yield the files and folders that a page links to."""
    for outside, part in split_fences(text):
        for match in LINK.finditer(part) if outside else ():
            yield follow(path, match["path"])


def follow(path: Path, link: str) -> Path:
    """Return what a link of a page, or of a folder's page, leads to."""
    return Path(os.path.normpath((path if path.is_dir() else path.parent) / link))


def split_fences(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a page with whether they are outside of its blocks."""
    end = 0
    for match in FENCE.finditer(text):
        yield True, text[end : match.start()]
        yield False, match[0]
        end = match.end()
    yield True, text[end:]


def write_page(path: Path, text: str) -> Iterator[str]:
    """Yield the parts of a page with the links and the blocks of the site."""
    place = posixpath.dirname(find_place(path))

    def lead(match: re.Match[str]) -> str:
        target = posixpath.relpath(find_place(follow(path, match["path"])), place or ".")
        return f"{match['before']}{target}{match['anchor'] or ''}"

    for outside, part in split_fences(NAME.sub("", text)):
        yield LINK.sub(lead, part) if outside else FENCE.sub(name_block, part)


def name_block(match: re.Match[str]) -> str:
    """Return a block with its language, and as its title the file's name or what is wrong with it."""
    language, *words = match["info"].split() or ["text"]
    names = [word for word in words if re.search(r"\w\.[a-z]+$", word)]
    codes = sorted({word for word in words if CODE.match(word)})
    title = names[0] if names else f"with {', '.join(codes)}" if codes else ""
    info = f'{language} title="{title}"' if title else language
    return f"{match['indent']}{match['fence']}{info}\n{match['body']}{match['indent']}{match['fence']}"


def main() -> None:
    """Lay the pages out and build the site of them; a warning is an error."""
    lay_out()
    command = (
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--clean",
        "--config-file",
        DOCS / "mkdocs.yml",
    )
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, **quiet})
    print("wrote build/site: open build/site/index.html")


if __name__ == "__main__":
    main()
