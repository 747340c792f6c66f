"""`reportedly actors`."""

from typing import Annotated, get_args

import typer

from reportedly.cli.options import ActorFiles, AsJson
from reportedly.cli.output import ending, print_entries, print_records, print_rows
from reportedly.errors import SettingsError

_SHOWN = 20
_LOOKED_AT = 1000


def actors(
    query: Annotated[
        str | None, typer.Argument(help="A name as reports write it; all actors where none is given.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only this kind: rebel, ministry, ...")
    ] = None,
    as_json: AsJson = False,
    actors: ActorFiles = None,
) -> None:
    """List the actors, or look one up by any of its names, the likeliest first."""
    with ending():
        from reportedly.actors import ActorKind, load_actors, search_actors
        from reportedly.config import load_settings
        from reportedly.publish.entries import actor_facts

        kinds = get_args(ActorKind)
        if kind is not None and kind not in kinds:
            raise SettingsError(f"--kind: {kind!r} is no kind of actor; use one of {', '.join(kinds)}")
        index = load_actors(load_settings(actors=tuple(actors or ())).actors)
        if query is None:
            found = sorted(index.actors.values(), key=lambda actor: (actor.name, actor.id))
        else:
            found = [match.actor for match in search_actors(index, query, _LOOKED_AT)]
        found = [actor for actor in found if kind in (None, actor.kind)][: None if query is None else _SHOWN]
        if as_json:
            print_records(found)
        elif query is None:
            rows = [(actor.id, actor.name, actor.kind, actor.country, actor.description) for actor in found]
            print_rows(("id", "name", "kind", "country", "description"), rows, "no actor is of this kind")
        else:
            entries = [(actor.name, actor_facts(actor, index)) for actor in found]
            print_entries(entries, f"no actor is called {query!r}")
