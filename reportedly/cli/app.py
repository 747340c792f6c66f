"""The commands and how the process runs them."""

import errno
import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from reportedly.cli.actors import actors
from reportedly.cli.copies import copies
from reportedly.cli.evaluate import evaluate
from reportedly.cli.gazetteer import gazetteer
from reportedly.cli.ledger import add, bundle, init, status, verify
from reportedly.cli.output import BAD, EXIT_CODES, complain, ending, output_errors, write
from reportedly.cli.read import read
from reportedly.cli.schema import schema
from reportedly.errors import OutputError

app = typer.Typer(
    name="reportedly",
    help="Read reports of armed conflict into claims: what is said to have happened, who says so, and where it stands.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line of this process."""
    if os.environ.get("COLUMNS") == "0":
        del os.environ["COLUMNS"]  # A shell that does not know the width says 0, and 0 columns hold nothing.
    try:
        _command()()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        # Typer prints the help itself, not by `write`.
        if error.errno != errno.ENOSPC or error.filename is not None:
            raise
        try:
            with output_errors():
                raise
        except OutputError as told:
            complain(told)
            sys.exit(BAD)


def _command() -> "Callable[[], object]":
    """Build the command without the type `<bool>` that Typer writes beside each option that takes no value."""
    from typer.main import get_command

    command = get_command(app)
    # The context tells the help option its names, and the command keeps that option once it is made.
    context = typer.Context(command, **command.context_settings)
    waiting = [command]
    while waiting:
        each = waiting.pop()
        waiting += getattr(each, "commands", {}).values()
        for option in each.get_params(context):
            if getattr(option, "is_flag", False):
                option.metavar = ""
    return command


def _print_version(wanted: bool) -> None:
    if wanted:
        from reportedly import __version__

        with ending():
            write(f"reportedly {__version__}\n")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


app.command(epilog=EXIT_CODES)(read)
app.command(epilog=EXIT_CODES)(evaluate)
app.command(epilog=EXIT_CODES)(copies)
for _command_of_ledger in (init, add, status, verify, bundle):
    app.command(epilog=EXIT_CODES)(_command_of_ledger)
app.command()(actors)
app.add_typer(gazetteer, name="gazetteer")
app.command()(schema)
