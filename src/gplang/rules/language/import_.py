"""A file that `use` names cannot be imported.

The path after `use` is relative to the folder of the file it stands in, with `/` between folders on every system, and
is case-sensitive. The file is refused if it

- does not exist, or is a folder or anything else but a regular file;
- lies outside the project, be it by `..` or by a link; the project is the nearest folder above the plan with
  `gpl.toml`, `pyproject.toml` or `.git`, and without one the plan's own folder;
- is named by an absolute path, a web address, or with backslashes;
- is not text in UTF-8, or a log;
- uses the plan again, which makes a reference cycle, or ends a chain of more than 16 files that use one another.

Correct the path, move or copy the file into the project, or remove the line. What two files need of each other goes
into a third. While a file is missing, exercises and sessions that it may define are not reported as unknown, and the
training rules report nothing: fix this one first.

If exactly one plan of the project has the name of the missing file, it was moved there, and a fix writes its path,
which is safe. It is an error: the plan is not built until it is fixed, and no comment suppresses it.

    gpl fail
    use "nowhere.gpl"
    session hips
      primary  cellar-lift  4x5  @rir2

    gpl pass
    exercise cellar-lift "Hinge with the old log"
      like  good-morning
    session hips
      primary  cellar-lift  4x5  @rir2
"""

CODE = "E040"
MESSAGES = (
    "no file `{path}`",
    "a file uses itself",
    "files use each other in a cycle: {paths}",
    "imports are over {count} files deep",
    "`use` names no file",
    "`{path}` is a web address",
    "`{path}` is an absolute path",
    "`{path}` has a backslash between folders",
    "`{path}` is hidden: a name in it begins with a dot",
    "`{path}` does not end in .gpl",
    "`{path}` is a folder",
    "`{path}` cannot be read: {reason}",
    "`{path}` lies outside the project, which ends at {folder}",
    "`{path}` leads outside the project by a link",
    "`{path}` leads by a link to what is no plan",
    "`{path}` is a log",
)
