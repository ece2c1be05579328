"""Runs in Pyodide at build time: what the browser starts with, compiled for that very Python.

From Pyodide's standard library and NumPy's wheel it makes four archives, with the same bytes for the same input. NumPy
comes as packs: a zip whose files are merely stored, as a whole in gzip. A pack is smaller than a zip of deflated files,
and all of it is needed. Of the standard library Python inflates what it imports, and nothing of it when it comes back
from kept memory.
"""

import gzip
import importlib
import importlib.util
import io
import marshal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

STDLIB = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
SITE_PACKAGES = f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
#: What a learner of this subject is likely to import, beside what Python, NumPy and the checker load themselves.
COMMON = """
    array bisect collections.abc contextlib copy csv dataclasses datetime decimal enum fractions functools hashlib
    heapq importlib.abc importlib.metadata io itertools json linecache math numbers numpy numpy.fft numpy.linalg
    numpy.random operator pathlib pprint random re statistics string textwrap time timeit traceback types typing
    uuid warnings zipfile
"""
WHOLE_PACKAGES = ("_pyodide", "pyodide")
LEFT_OUT_PACKAGES = ("_examples", "_pyinstaller", "f2py", "include", "tests")
LEFT_OUT_SUFFIXES = (".a", ".c", ".f", ".f90", ".h", ".ini", ".pc", ".pxd", ".pyi", ".pyx", "py.typed", "/RECORD")
REFUSAL = 'raise ImportError("{0} is left out of this site\'s NumPy: nothing in a lesson needs it.", name="{0}")\n'
#: NumPy lists its parts for `from numpy import *`, `dir` and `help`; what is left out must not be on that list.
LISTED = (b'"f2py", "test", ', b'"test", ')

Entries = dict[str, bytes]


def pack(stdlib: str, wheel: str, behind: str, target: str) -> None:
    """Write `stdlib-start.zip`, `stdlib-rest.zip`, `numpy-modules.pack` and `numpy-libraries.pack` into `target`."""
    sources, numpy = _read(stdlib), _read(wheel)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(SITE_PACKAGES)
    start = _needed(sources)
    rest = {name: data for name, data in sources.items() if name not in start}
    names = {_module(name) for name in rest if name.endswith(".py")}
    start["behind.py"] = Path(behind).read_bytes()
    start["behind_names.py"] = f"NAMES = frozenset({sorted(names)!r})\n".encode()
    numpy["numpy/__init__.py"] = _replaced(numpy["numpy/__init__.py"], *LISTED)
    kept = {name: data for name, data in numpy.items() if not _is_left_out(name)} | dict(_refusals(numpy))
    libraries = {name: data for name, data in kept.items() if name.endswith(".so")}
    # Python looks for a library's file, and then takes the library of that name which is loaded already.
    modules = {name: b"" if name in libraries else data for name, data in kept.items()}
    for name, entries in (("stdlib-start", _compiled(start, STDLIB)), ("stdlib-rest", rest)):
        Path(target, f"{name}.zip").write_bytes(_zipped(entries, zipfile.ZIP_DEFLATED))
    for name, entries in (("numpy-modules", _compiled(modules, SITE_PACKAGES)), ("numpy-libraries", libraries)):
        pack = gzip.compress(_zipped(entries, zipfile.ZIP_STORED), compresslevel=9, mtime=0)
        Path(target, f"{name}.pack").write_bytes(pack)


def _needed(sources: Entries) -> Entries:
    """The standard library's modules that are loaded once everything in COMMON is."""
    for name in COMMON.split():
        importlib.import_module(name)
    loaded = set(sys.modules)
    return {
        name: data
        for name, data in sources.items()
        if name.endswith(".py") and (_module(name) in loaded or name.startswith(WHOLE_PACKAGES))
    }


def _module(name: str) -> str:
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _is_left_out(name: str) -> bool:
    folders = PurePosixPath(name).parts[:-1]
    if name.partition("/")[0] != "numpy":
        return name.endswith("/RECORD")  # it lists what was in the wheel
    return name.endswith(LEFT_OUT_SUFFIXES) or any(folder in LEFT_OUT_PACKAGES for folder in folders)


def _refusals(numpy: Entries) -> Iterator[tuple[str, bytes]]:
    """In the place of every package left out, one that says so."""
    for name in numpy:
        path = PurePosixPath(name)
        if path.name == "__init__.py" and path.parent.name in LEFT_OUT_PACKAGES and _is_left_out(name):
            yield name, REFUSAL.format(".".join(path.parent.parts)).encode()


def _replaced(source: bytes, old: bytes, new: bytes) -> bytes:
    if source.count(old) != 1:
        raise ValueError(f"numpy/__init__.py: expected {old!r} once, found it {source.count(old)} times")
    return source.replace(old, new)


def _compiled(entries: Entries, root: str) -> Entries:
    """Sources become code, so that no browser has to compile them; their line numbers and docstrings stay."""
    return {
        f"{name}c" if name.endswith(".py") else name: _code(data, f"{root}/{name}") if name.endswith(".py") else data
        for name, data in entries.items()
    }


def _code(source: bytes, filename: str) -> bytes:
    code = compile(source, filename, "exec", dont_inherit=True, optimize=0)
    return importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code)


def _read(archive: str) -> Entries:
    with zipfile.ZipFile(archive) as file:
        return {name: file.read(name) for name in sorted(file.namelist()) if not name.endswith("/")}


def _zipped(entries: Entries, method: int) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name in sorted(entries):
            file.writestr(zipfile.ZipInfo(name, ZIP_TIME), entries[name], method, compresslevel=9)
    return content.getvalue()
