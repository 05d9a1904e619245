"""Every row class of lib, wherever it stands."""

import pkgutil
from importlib import import_module

import lib
from lib.store.row import Row


def every_row_class():
    for module in pkgutil.walk_packages(lib.__path__, "lib."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    return sorted(Row.__subclasses__(), key=lambda row: (row.__module__, row.__name__))
