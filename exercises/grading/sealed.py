"""The checker's own classes and functions, and those that it reports with: learner code cannot change them for good."""

import gc
import sys
from collections.abc import Iterable
from operator import is_
from types import FunctionType, MappingProxyType, ModuleType
from typing import Any

OWN = "grading"
REPORTING = ("json", "json.encoder", "json.decoder", "json.scanner")
_OF_FUNCTIONS = ("__code__", "__defaults__", "__kwdefaults__")
_MISSING = object()


def is_sealed(module_name: str) -> bool:
    return module_name in REPORTING or module_name.partition(".")[0] == OWN


def sealed_modules() -> list[ModuleType]:
    return [module for name, module in list(sys.modules.items()) if is_sealed(name)]


class Seal:
    """The attributes of the classes that these modules define, as they are now, and the collector's callbacks."""

    def __init__(self, modules: Iterable[ModuleType]) -> None:
        found = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
        own = [cls for cls in found if is_sealed(cls.__module__)]
        self._classes: list[tuple[MappingProxyType[str, Any], tuple[Any, ...], type, dict[str, Any]]] = [
            (cls.__dict__, tuple(cls.__dict__.values()), cls, dict(cls.__dict__)) for cls in own
        ]
        self._callbacks = list(gc.callbacks)

    def put_back(self) -> None:
        """Takes little time where nothing was changed: it is called after every call of learner code."""
        if gc.callbacks != self._callbacks:
            gc.callbacks[:] = self._callbacks
        for now, values, cls, attributes in self._classes:
            if len(now) != len(values) or not all(map(is_, now.values(), values)):
                _put_back(cls, attributes)


def _put_back(cls: type, attributes: dict[str, Any]) -> None:
    for name in set(cls.__dict__) - set(attributes):
        type.__delattr__(cls, name)
    for name, value in attributes.items():
        if cls.__dict__.get(name, _MISSING) is not value:
            type.__setattr__(cls, name, value)


class Veto:
    """An audit hook, which nothing can remove: while `is_on`, no other is added, and no sealed function is changed."""

    def __init__(self) -> None:
        self.is_on = False

    def install(self) -> None:
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.is_on:
            return
        if event == "sys.addaudithook":
            raise RuntimeError("no hook is added while learner code runs")  # Python drops the hook, and says nothing
        if event == "object.__setattr__" and arguments[1] in _OF_FUNCTIONS:
            changed = arguments[0]
            if isinstance(changed, FunctionType) and is_sealed(changed.__module__ or ""):
                raise AttributeError(f"`{changed.__qualname__}` belongs to the checker")
