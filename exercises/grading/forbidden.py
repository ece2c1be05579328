"""What a graded answer may not reach for: the interpreter's own insides, through which the checker could be read."""

import ast

NAMES = frozenset(
    [
        "_getframe",
        "_current_frames",
        "currentframe",
        "f_back",
        "f_globals",
        "f_locals",
        "tb_frame",
        "gi_frame",
        "cr_frame",
        "ag_frame",
        "__globals__",
        "__closure__",
        "__code__",
        "__subclasses__",
        "__builtins__",
        "get_objects",
        "get_referrers",
        "get_referents",
        "setprofile",
        "settrace",
        "addaudithook",
        "meta_path",
        "path_hooks",
    ]
)
MODULES = frozenset(("gc", "inspect", "ctypes", "pyodide", "js", "pyodide_js", "_pyodide"))


def reaches_inside(source: str) -> tuple[str, int] | None:
    """The first such name in the source and its line, counted from 1; None if there is none, or it is no Python."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found = [(name, node.lineno) for node in nodes for name in _names(node) if hasattr(node, "lineno")]
    return min(found, key=lambda use: use[1], default=None)


def _names(node: ast.AST) -> list[str]:
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name) | ast.Constant(value=str(name)):
            return [name] if name in NAMES else []
        case ast.Import(names=imported):
            return [alias.name for alias in imported if alias.name.partition(".")[0] in MODULES]
        case ast.ImportFrom(module=module, names=imported):
            inside = [module] if module and module.partition(".")[0] in MODULES else []
            return inside + [alias.name for alias in imported if alias.name in NAMES]
        case _:
            return []
