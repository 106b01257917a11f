"""Prints what modules there are: `name version`, a line each. Fails if one is missing."""

import importlib
import importlib.metadata
import platform
import sys

for name in sys.argv[1:]:
    importlib.import_module(name)
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        version = "?"
    print(name, version)
print("Python", platform.python_version())
