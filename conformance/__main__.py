"""`python -m conformance COMMAND…`: whether an implementation of the language passes the cases."""

import argparse
import sys

from conformance.suite import SUITE, UnansweredError, ask, judge, read_cases


def main(arguments: list[str]) -> int:
    """Run the cases; return 0 if all are passed, 1 if not, 2 if there was nothing to judge."""
    parser = argparse.ArgumentParser(prog="python -m conformance", description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="ID", help="only cases whose ids begin so")
    parser.add_argument("--words", action="store_true", help="compare messages and hints as well")
    parser.add_argument("--show", type=int, default=10, metavar="N", help="how many failures to show (10)")
    parser.add_argument("--seconds", type=float, default=600, metavar="N", help="how long the command may take (600)")
    parser.add_argument("--list", action="store_true", help="list the ids of the cases, and ask nothing")
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="COMMAND", help="what to ask, with its options")
    options = parser.parse_args(arguments)
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    cases = list(read_cases(wanted=options.only))
    if options.list:
        sys.stdout.write("".join(f"{each.id}\n" for each in cases))
        return 0
    if not cases:
        sys.stderr.write("there are no such cases; --list shows their ids\n")
        return 2
    if not command:
        parser.print_usage(sys.stderr)
        return 2
    try:
        answers = ask(command, cases, options.seconds)
    except UnansweredError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    failures = list(judge(cases, answers, words=options.words))
    for failure in failures[: options.show]:
        sys.stdout.write(f"{failure.id}\n")
        sys.stdout.write("".join(f"  {each}\n" for each in failure.why[:8]))
    if failures[options.show :]:
        sys.stdout.write(f"… and {len(failures) - options.show} more\n")
    sys.stdout.write(f"{SUITE}: {len(cases) - len(failures)} of {len(cases)} cases passed\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
