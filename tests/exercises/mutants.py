"""Wrong answers made mechanically: every small change of one place in a reference solution."""

import ast
from collections.abc import Iterator

ARITHMETIC = {
    ast.Add: [ast.Sub, ast.Mult],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Add, ast.Div],
    ast.Div: [ast.Mult, ast.FloorDiv],
    ast.FloorDiv: [ast.Div, ast.Mult],
    ast.MatMult: [ast.Mult],
    ast.Mod: [ast.Mult, ast.FloorDiv],
    ast.Pow: [ast.Mult],
    ast.BitAnd: [ast.BitOr],
    ast.BitOr: [ast.BitAnd],
}
COMPARISONS = {
    ast.Lt: [ast.LtE, ast.GtE],
    ast.LtE: [ast.Lt, ast.Gt],
    ast.Gt: [ast.GtE, ast.LtE],
    ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.Is: [ast.IsNot],
    ast.IsNot: [ast.Is],
    ast.In: [ast.NotIn],
    ast.NotIn: [ast.In],
}
BOOLEANS = {ast.And: [ast.Or], ast.Or: [ast.And]}
FUNCTIONS = {
    "triu": ["tril"],
    "tril": ["triu"],
    "log": ["log2", "log10", "log1p", "exp"],
    "exp": ["log", "exp2", "expm1"],
    "sum": ["mean", "prod", "max", "cumsum"],
    "mean": ["sum"],
    "prod": ["sum", "cumprod", "max"],
    "max": ["min", "mean", "sum"],
    "min": ["max"],
    "sqrt": ["square", "log"],
    "zeros": ["ones"],
    "ones": ["zeros"],
    "inf": ["e"],
    "any": ["all"],
    "all": ["any"],
    "array_equal": ["array_equiv"],
}
STRINGS = {"A": "B", "B": "A", "causal": "leaks", "leaks": "causal"}
STATEMENTS = (
    ast.Assign,
    ast.AugAssign,
    ast.Expr,
    ast.For,
    ast.While,
    ast.If,
    ast.Return,
    ast.Raise,
    ast.Continue,
    ast.Break,
)


def mutants(source: str, targets: set[str]) -> dict[str, str]:
    """Sources by name: "nll: np.sum → np.mean in return np.sum(surprises(c))".

    Only the top-level functions and values named in `targets` change, and what they use.
    """
    tree = ast.parse(source)
    found: dict[str, str] = {}
    for name, root in _reachable(tree, targets).items():
        names, lines = _local_names(root), _lines(root)
        for parent, field, index, node in list(_places(root)):
            if _is_docstring(parent):
                continue
            for replacement in _variants(node, names):
                label = f"{name}: {_words(node)} → {_words(replacement)}{lines[node]}"
                _put(parent, field, index, replacement)
                found[_free(label, found)] = ast.unparse(tree) + "\n"
                _put(parent, field, index, node)
    return found


def _variants(node: ast.AST, names: list[str]) -> Iterator[ast.AST]:
    """What may stand in the place of `node`."""
    match node:
        case ast.BinOp(left, operator, right):
            yield from (ast.BinOp(left, other(), right) for other in ARITHMETIC.get(type(operator), []))
            yield from (left, right)
            if isinstance(operator, ast.Sub | ast.Div | ast.MatMult | ast.Mod):
                yield ast.BinOp(right, operator, left)
        case ast.AugAssign(target, operator, value):
            yield from (ast.AugAssign(target, other(), value) for other in ARITHMETIC.get(type(operator), []))
            yield ast.Assign([target], value)
        case ast.UnaryOp(_, operand):
            yield operand
        case ast.BoolOp(operator, values):
            yield from (ast.BoolOp(other(), values) for other in BOOLEANS[type(operator)])
            yield from values
        case ast.Compare(left, [operator], [right]):
            yield from (ast.Compare(left, [other()], [right]) for other in COMPARISONS[type(operator)])
        case ast.IfExp(test, body, orelse):
            yield from (body, orelse, ast.IfExp(test, orelse, body))
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield from (
                ast.Constant(other) for other in dict.fromkeys([value + 1, value - 1, -value]) if other != value
            )
        case ast.Constant(str(value)):
            yield ast.Constant(STRINGS.get(value, value + "?"))
        case ast.Slice(lower, upper, step):
            yield from (ast.Slice(bound, upper, step) for bound in _bounds(lower))
            yield from (ast.Slice(lower, bound, step) for bound in _bounds(upper))
            if step is None:
                yield ast.Slice(lower, upper, ast.Constant(-1))
        case ast.Attribute(value, "T"):
            yield value
        case ast.Attribute(value, name):
            yield from (ast.Attribute(value, other, ast.Load()) for other in FUNCTIONS.get(name, []))
        case ast.Name(name, ast.Load()):
            others = names if name in names else FUNCTIONS.get(name, [])
            yield from (ast.Name(other, ast.Load()) for other in others if other != name)
        case ast.Return(ast.expr() as value):
            yield ast.Return(ast.UnaryOp(ast.USub(), value))
            yield ast.Return(ast.BinOp(value, ast.Add(), ast.Constant(1)))
            yield ast.Return(ast.BinOp(value, ast.Mult(), ast.Constant(2)))
        case ast.Call(function, arguments, keywords):
            if arguments and not isinstance(arguments[0], ast.Starred):
                yield arguments[0]
            if isinstance(function, ast.Attribute) and not isinstance(function.value, ast.Name):
                yield function.value
            if len(arguments) > 1 and not any(isinstance(argument, ast.Starred) for argument in arguments):
                yield ast.Call(function, [*arguments[:-2], arguments[-1], arguments[-2]], keywords)
            for keyword in keywords:
                yield ast.Call(function, arguments, [other for other in keywords if other is not keyword])
    if isinstance(node, STATEMENTS) and not _is_docstring(node):
        yield ast.Pass()


def _bounds(bound: ast.expr | None) -> Iterator[ast.expr | None]:
    if bound is None:
        yield ast.Constant(1)
        yield ast.Constant(-1)
        return
    yield None
    yield ast.BinOp(bound, ast.Add(), ast.Constant(1))
    yield ast.BinOp(bound, ast.Sub(), ast.Constant(1))


def _reachable(tree: ast.Module, targets: set[str]) -> dict[str, ast.AST]:
    """Top-level functions and assignments by name: `targets`, and what they read in turn."""
    defined: dict[str, ast.AST] = {}
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            defined[statement.name] = statement
        elif isinstance(statement, ast.Assign):
            defined |= {
                name.id: statement
                for target in statement.targets
                for name in ast.walk(target)
                if isinstance(name, ast.Name)
            }
    found: dict[str, ast.AST] = {}
    waiting = [name for name in defined if name in targets]
    while waiting:
        name = waiting.pop(0)
        if name not in found and defined[name] not in found.values():
            found[name] = defined[name]
            read = {node.id for node in ast.walk(defined[name]) if isinstance(node, ast.Name)}
            waiting += [other for other in defined if other in read and other not in _local_names(defined[name])]
    return found


def _places(root: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Every node below `root` with where it hangs: parent, field, and index in the field if that is a list."""
    for parent in ast.walk(root):
        for field, value in ast.iter_fields(parent):
            if isinstance(value, list):
                yield from (
                    (parent, field, index, node) for index, node in enumerate(value) if isinstance(node, ast.AST)
                )
            elif isinstance(value, ast.AST):
                yield parent, field, None, value


def _put(parent: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node


def _local_names(root: ast.AST) -> list[str]:
    """Parameters and local variables of a function, in order."""
    names = [node.arg for node in ast.walk(root) if isinstance(node, ast.arg)]
    names += [node.id for node in ast.walk(root) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    return list(dict.fromkeys(names)) if isinstance(root, ast.FunctionDef) else []


def _lines(root: ast.AST) -> dict[ast.AST, str]:
    """ " in " and the statement that each node below `root` belongs to; nothing for a statement itself."""
    lines: dict[ast.AST, str] = {}
    for statement in ast.walk(root):  # the outer ones come first
        if isinstance(statement, ast.stmt):
            lines |= dict.fromkeys(ast.walk(statement), f" in {_words(statement)}")
            lines[statement] = ""
    return lines


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _words(node: ast.AST) -> str:
    """The code of a node on one line, the head of it if it is long."""
    lines = ast.unparse(ast.fix_missing_locations(node)).splitlines()
    return lines[0] + (" …" if len(lines) > 1 else "")


def _free(label: str, taken: dict[str, str]) -> str:
    """`label`, numbered if it has come before."""
    number, free = 1, label
    while free in taken:
        number += 1
        free = f"{label} ({number})"
    return free
