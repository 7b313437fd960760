"""A text language for strength-training plans, with a compiler and a linter."""

__version__ = "0.1.0"

TYPE_CHECKING = False  # `typing` would cost every command its import

if TYPE_CHECKING:
    from gplang.diagnostics import Diagnostic
    from gplang.model.imports import Loader

__all__ = ["__version__", "check", "format"]


def check(text: str, path: str = "plan.gpl", loader: "Loader | None" = None) -> "tuple[Diagnostic, ...]":
    """Return everything `gpl check` says of a text, in its order, by the rules of the default profile.

    `path` is what the text is reported under, `loader` finds the files that it uses; without one there are none. Never
    raises on any text.
    """
    from gplang.compiler import check_source
    from gplang.model.imports import ImportRefused
    from gplang.source import SourceText

    def refuse(importer: str, target: str) -> ImportRefused:  # noqa: ARG001
        return ImportRefused(f"no file `{target}`")

    return check_source(SourceText(path, text), loader or refuse).diagnostics


def format(text: str) -> str:
    """Return a text in the layout of `gpl fmt`: the same statements and comments, in columns.

    Lines with mistakes stay as they are. Never raises on any text.
    """
    from gplang.formatter.source import format_source
    from gplang.source import SourceText

    return format_source(SourceText("plan.gpl", text)).text
