"""The effect of a command line's selectors."""

from collections.abc import Iterable

from gplang.policies.refusal import PolicyRefused
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.config.policy import CommandLine
    from gplang.config.record import Config
    from gplang.config.selectors import Known


def read_selection(
    select: Iterable[str], extend_select: Iterable[str], ignore: Iterable[str], known: "Known"
) -> "CommandLine":
    """Return what the options choose; a refusal tells of the first word that means no rule."""
    from gplang.config.policy import CommandLine
    from gplang.config.word_checks import NOT_IGNORED, check_selector

    chosen = CommandLine(_split(select), _split(extend_select), _split(ignore))
    for words, option in zip(chosen[:3], ("--select", "--extend-select", "--ignore"), strict=True):
        refusal = NOT_IGNORED if option == "--ignore" else None
        for word in words:
            for fault in check_selector(word, (), known, refusal=refusal):
                hint = f"; {fault.hint}" if fault.hint else ""
                message = f"{option}: {fault.message}{hint}".replace("`", "'")
                raise PolicyRefused(message, is_usage=True)
    return chosen


def choose_profile(name: str | None, config: "Config | None") -> str | None:
    """Return the profile that an option names; a refusal tells that there is none of that name."""
    from gplang.config.word_checks import offer_profiles
    from gplang.guide import PROFILES

    names = (*PROFILES, *(() if config is None else config.profiles))
    if name is None or name in names:
        return name
    shown = name.encode("unicode_escape").decode("ascii")
    message = f"--profile: no profile '{shown}'; {offer_profiles(name, names)}".replace("`", "'")
    raise PolicyRefused(message, is_usage=True)


def _split(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip() for words in given for word in words.split(",") if word.strip())
