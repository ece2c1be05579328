"""Runs in Pyodide: every importable module of NumPy with its public names and their docstrings' lengths."""

import importlib
import json
import pkgutil
import pydoc
import sys
import warnings

#: Not for import, or not without pytest.
OTHERS = {"__main__", "_examples", "_pyinstaller", "conftest", "tests"}


def names(folder: str) -> str:
    """`{module: {name: length of docstring}}`, or `{module: sentence}` for one that refuses to be imported."""
    sys.path.insert(0, folder)
    warnings.simplefilter("ignore")
    import numpy

    found: dict[str, dict[str, int] | str] = {}
    modules = ["numpy", *(module.name for module in pkgutil.walk_packages(numpy.__path__, "numpy.", onerror=print))]
    for name in modules:
        if OTHERS & set(name.split(".")) or name.startswith("numpy.f2py."):
            continue
        try:
            module = importlib.import_module(name)
        except BaseException as error:
            found[name] = str(error)
            continue
        public = [each for each in dir(module) if not each.startswith("_")]
        found[name] = {each: len(str(getattr(getattr(module, each, None), "__doc__", ""))) for each in public}
    exec("from numpy import *", {})
    help_text = pydoc.render_doc(numpy)
    assert "NAME" in pydoc.plain(help_text)
    return json.dumps(found)
