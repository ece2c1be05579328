"""In the browser the library leaves the disk once it is read: it holds the answers, and code can read files.

From then on its modules are imported from memory. What a learner's program runs cannot import them, see `curtain`.
"""

import sys
from collections.abc import Sequence
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType


class Kept(MetaPathFinder, InspectLoader):
    """Finds and loads the modules of one package from their sources, by dotted name."""

    def __init__(self, package: Path) -> None:
        self._sources: dict[str, str] = {}
        self._packages: set[str] = set()
        for file in sorted(package.rglob("*.py")):
            parts = [package.name, *file.relative_to(package).with_suffix("").parts]
            if parts[-1] == "__init__":
                parts.pop()
                self._packages.add(".".join(parts))
            self._sources[".".join(parts)] = file.read_text(encoding="utf-8")

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """None for what is not of the package."""
        return spec_from_loader(name, self, origin=name) if name in self._sources else None

    def is_package(self, name: str) -> bool:
        """False for a module, and for what is not of the package."""
        return name in self._packages

    def get_source(self, name: str) -> str:
        """For the lines of a maintainer's traceback."""
        return self._sources[name]

    def get_code(self, name: str) -> CodeType:
        """The module, compiled under a file name that tells which it is."""
        code: CodeType = compile(self._sources[name], f"{name.replace('.', '/')}.py", "exec", dont_inherit=True)
        return code


def keep_in_memory(package: Path) -> None:
    """Reads every module below `package`, deletes the files, and lets imports find them in memory."""
    sys.meta_path.insert(0, Kept(package))
    for path in sorted(package.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    package.rmdir()
