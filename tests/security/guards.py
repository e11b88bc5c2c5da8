"""Which functions of the application layer ask the role table, found by walking their source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASKS = frozenset({"desktop.security.permissions.require", "desktop.security.permissions.require_role"})


@cache
def functions() -> dict[str, ast.FunctionDef]:
    """Return every function of `desktop` at the top of its module, by its dotted name."""
    found = {}
    for file in sorted((ROOT / "desktop").rglob("*.py")):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found[f"{module}.{node.name}"] = node
    return found


@cache
def _tables() -> dict[str, ast.Assign | ast.AnnAssign]:
    """Return what modules of `desktop` assign at their top, by its dotted name: tables of functions among it."""
    found: dict[str, ast.Assign | ast.AnnAssign] = {}
    for file in sorted((ROOT / "desktop").rglob("*.py")):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign | ast.AnnAssign):
                names = node.targets if isinstance(node, ast.Assign) else [node.target]
                found |= {f"{module}.{one.id}": node for one in names if isinstance(one, ast.Name)}
    return found


@cache
def _code() -> dict[str, ast.AST]:
    """Return functions and tables by their dotted names."""
    return {**functions(), **_tables()}


@cache
def _names_in(module: str) -> dict[str, str]:
    """Return what the names of a module stand for: what stands in it, and what it imports from `desktop`."""
    own = {name.rpartition(".")[2]: name for name in _code() if name.rpartition(".")[0] == module}
    tree = ast.parse(ROOT.joinpath(*module.split(".")).with_suffix(".py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("desktop"):
            for alias in node.names:
                own[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return own


def _called_by(name: str) -> Iterator[str]:
    """Yield the dotted names of what a function names in its body, called there or handed on."""
    names = _names_in(name.rpartition(".")[0])
    for node in ast.walk(_code()[name]):
        if isinstance(node, ast.Name) and node.id in names:
            yield names[node.id]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
            yield f"{names[node.value.id]}.{node.attr}"


def asks(name: str) -> bool:
    """Return whether a function asks the role table, itself or through what it calls."""
    seen, open_ = set[str](), [name]
    while open_:
        one = open_.pop()
        if one in ASKS:
            return True
        if one in _code() and one not in seen:
            seen.add(one)
            open_ += _called_by(one)
    return False


def public(package: str) -> list[str]:
    """Return the use cases of a package: public functions that are given a desk first."""
    return [
        name
        for name, node in functions().items()
        if name.startswith(f"desktop.{package}.")
        and not node.name.startswith("_")
        and node.args.args
        and node.args.args[0].arg == "desk"
    ]


@cache
def used_outside() -> frozenset[str]:
    """Return what `ui` and the commands import of the application layer, by dotted name."""
    found = set()
    files = [*(ROOT / "ui").rglob("*.py"), *(ROOT / "desktop" / "commands").rglob("*.py")]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("desktop"):
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)
