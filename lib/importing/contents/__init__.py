"""One module or package a kind of content; each says what it is in a `KIND`, and so is found."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from lib.importing.contents.kind import Kind


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind of content by the name of its module, in the order of the menu."""
    found: dict[str, Kind] = {}
    for module in iter_modules(__path__):
        kind = getattr(import_module(f"{__name__}.{module.name}"), "KIND", None)
        if isinstance(kind, Kind):
            found[module.name] = kind
    return dict(sorted(found.items(), key=lambda pair: pair[1].menu))


def kind_of(content: str | None) -> Kind:
    """Return the kind of a name. Raises KeyError when there is none, or the kind is not known."""
    return kinds()[str(content)]
