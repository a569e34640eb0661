"""One walk over one file: its scopes, bindings, calls and stores, as a `Module`.

The walk keeps an explicit stack, so that no depth of nesting can exhaust Python's own, and it never changes the tree.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeAlias

from flake8_portbind.model.nodes import inside
from flake8_portbind.model.nodes import last_name as last_name

if TYPE_CHECKING:
    from flake8_portbind.model.uses import Uses

FunctionNode: TypeAlias = "ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda"
Position: TypeAlias = "tuple[int, int]"
Step: TypeAlias = "int | slice | None"

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
ANY_ITEM = None  # in a path: the element of an iterable, whichever it is


class How(Enum):
    """How a name gets its value."""

    ASSIGN = "assign"
    AUGMENT = "augment"
    LOOP = "loop"
    WITH = "with"
    IMPORT = "import"
    FUNCTION = "function"
    CLASS = "class"
    PARAMETER = "parameter"
    ANNOTATION = "annotation"
    DELETE = "delete"
    OTHER = "other"


@dataclass(eq=False, slots=True, repr=False)
class Scope:
    """A module, class, function, lambda or comprehension, and the names that it binds.

    Attributes:
        block: the block inside the scope; its parent chain leads to where the scope itself stands.
        names: every binding of each name by the scope's own statements, in source order.
        outside: its bindings by inner functions, through `global` or `nonlocal`.
        foreign: the names that belong elsewhere: True for `global`, False for `nonlocal`.
        results: what a function returns or yields.
        kept: what others have found out about its names.
    """

    module: Module
    node: ast.AST
    parent: Scope | None
    block: Block = field(init=False)
    names: dict[str, list[Binding]] = field(default_factory=dict)
    outside: dict[str, list[Binding]] = field(default_factory=dict)
    foreign: dict[str, bool] = field(default_factory=dict)
    results: list[tuple[ast.expr, Block]] = field(default_factory=list)
    yields: bool = False
    kept: dict[object, Any] = field(default_factory=dict)

    @property
    def is_class(self) -> bool:
        """Whether the names bound here are attributes of a class."""
        return isinstance(self.node, ast.ClassDef)

    @property
    def is_function(self) -> bool:
        """Whether the scope belongs to a function or lambda."""
        return isinstance(self.node, FUNCTIONS)


@dataclass(eq=False, slots=True, repr=False)
class Block:
    """A run of statements that is executed as a whole or not at all.

    Attributes:
        scope: the scope that it lies in.
        parent: the block around it in the same scope, or the block in which the scope itself stands.
        header: the statement that it is the body of; None for a scope's own block.
        branch: which body of the header it is.
        loops: the bodies of loops in the same scope that it lies in, innermost first, itself included.
        dead: whether it lies in a branch of the same scope that a constant excludes: `if False:`.
    """

    scope: Scope
    parent: Block | None
    header: ast.stmt | ast.ExceptHandler | ast.match_case | None = None
    branch: str = ""
    loops: tuple[Block, ...] = field(init=False)
    dead: bool = field(init=False)

    def __post_init__(self) -> None:
        outer = self.parent if self.parent is not None and self.parent.scope is self.scope else None
        around = outer.loops if outer is not None else ()
        self.loops = (self, *around) if self.repeats else around
        test = self.header.test if isinstance(self.header, ast.If) else None
        excluded = isinstance(test, ast.Constant) and bool(test.value) is (self.branch == "orelse")
        self.dead = excluded or (outer is not None and outer.dead)

    @property
    def conditional(self) -> bool:
        """Whether the code around this block can pass it by."""
        if isinstance(self.header, ast.If):
            return not (isinstance(self.header.test, ast.Constant) and self.branch == "body" and self.header.test.value)
        if isinstance(self.header, ast.Try) and self.branch == "body":
            return bool(self.header.handlers)
        return self.header is not None and not isinstance(self.header, (ast.With, ast.AsyncWith))

    @property
    def repeats(self) -> bool:
        """Whether this block is the body of a loop."""
        return isinstance(self.header, (ast.For, ast.AsyncFor, ast.While)) and self.branch == "body"

    def outwards(self) -> Iterator[Block]:
        """This block and those around it in the same scope, innermost first."""
        block: Block | None = self
        while block is not None and block.scope is self.scope:
            yield block
            block = block.parent

    def to_module(self) -> Iterator[Block]:
        """This block and all those around it up to the module's."""
        block: Block | None = self
        while block is not None:
            yield block
            block = block.parent


@dataclass(eq=False, slots=True)
class Binding:
    """One place that gives a name, an attribute or an item its value.

    Attributes:
        value: the expression that it takes the value from, if there is one.
        path: how to unpack that value: an index, a slice, or `ANY_ITEM` for the element of an iterable.
        target: for an attribute or item store, the expression that stands left of the dot or bracket.
    """

    how: How
    node: ast.AST
    block: Block
    at: Position
    value: ast.expr | None = None
    path: tuple[Step, ...] = ()
    target: ast.expr | None = None
    annotation: ast.expr | None = None
    qualname: str = ""
    level: int = 0


@dataclass(eq=False, slots=True)
class Call:
    """A call and the block that it stands in."""

    node: ast.Call
    block: Block


@dataclass(eq=False, repr=False)
class Module:
    """What one file says.

    Attributes:
        path: as it was given, for finding neighbours.
        title: how messages name the file, where it is not the linted one.
        calls: in source order.
        scopes: by the node that opens them.
        stores: assignments to attributes, by attribute name.
        items: assignments to items (`x["port"] = 1`), by the source name of `x`'s last part.
        stars: `from x import *`, as (dotted name, level).
        imported: the modules that the file imports from, and their top-level packages.
        renamed: the names that imports are given with `as`.
        managers: the expressions that `with` enters, and where.
        discarded: the calls whose result nobody takes, and docstrings.
        read_at_once: the calls of which just one attribute is read, `Server().start()`, with that.
        kept: what others have found out about the file and keep as long as it stays the same.
    """

    path: str
    tree: ast.Module
    lines: list[str]
    title: str = ""
    scope: Scope = field(init=False)
    calls: list[Call] = field(default_factory=list)
    scopes: dict[ast.AST, Scope] = field(default_factory=dict)
    classes: list[tuple[ast.ClassDef, Block]] = field(default_factory=list)
    functions: list[tuple[FunctionNode, Block]] = field(default_factory=list)
    stores: dict[str, list[Binding]] = field(default_factory=dict)
    items: dict[str, list[Binding]] = field(default_factory=dict)
    mutations: dict[str, list[Call]] = field(default_factory=dict)
    stars: list[tuple[str, int]] = field(default_factory=list)
    imported: set[str] = field(default_factory=set)
    renamed: set[str] = field(default_factory=set)
    managers: dict[ast.AST, Block] = field(default_factory=dict)
    discarded: set[ast.AST] = field(default_factory=set)
    read_at_once: dict[ast.AST, str] = field(default_factory=dict)
    kept: dict[object, object] = field(default_factory=dict)

    @cached_property
    def changes(self) -> dict[tuple[Scope, str], list[tuple[Position, Binding | Call]]]:
        """What each scope puts into its names' lists and dicts, or takes out of them, in source order."""
        found: dict[tuple[Scope, str], list[tuple[Position, Binding | Call]]] = {}
        for name, stores in self.items.items():
            for store in stores:
                if isinstance(store.target, ast.Name):
                    found.setdefault((store.block.scope, name), []).append((store.at, store))
        for name, calls in self.mutations.items():
            for call in calls:
                if isinstance(call.node.func, ast.Attribute) and isinstance(call.node.func.value, ast.Name):
                    found.setdefault((call.block.scope, name), []).append((position(call.node), call))
        for changes in found.values():
            changes.sort(key=lambda pair: pair[0])
        return found

    @cached_property
    def takings(self) -> dict[tuple[Scope, str], list[tuple[Position, Binding | Call]]]:
        """Those of the changes that take something out."""
        found: dict[tuple[Scope, str], list[tuple[Position, Binding | Call]]] = {}
        for key, changes in self.changes.items():
            for at, change in changes:
                if _takes(change):
                    found.setdefault(key, []).append((at, change))
        return found

    @cached_property
    def method_stores(self) -> dict[tuple[Scope, str], list[tuple[Binding, Scope]]]:
        """The assignments to attributes of names in the methods of a class, each with its method, by class and name."""
        found: dict[tuple[Scope, str], list[tuple[Binding, Scope]]] = {}
        for name, stores in self.stores.items():
            for store in stores:
                scope: Scope | None = store.block.scope if isinstance(store.target, ast.Name) else None
                while scope is not None:
                    if scope.is_function and scope.parent is not None and scope.parent.is_class:
                        found.setdefault((scope.parent, name), []).append((store, scope))
                    scope = scope.parent
        return found

    @cached_property
    def named_stores(self) -> dict[str, list[Binding]]:
        """The assignments to attributes of names other than `self` and `cls`, by the attribute's name."""
        return {
            name: found
            for name, stores in self.stores.items()
            if (found := [s for s in stores if isinstance(s.target, ast.Name) and s.target.id not in ("self", "cls")])
        }

    @cached_property
    def stores_by_path(self) -> dict[tuple[Scope, str, str], list[Binding]]:
        """The assignments to attributes, by the scope, what stands left of the dot, and the attribute."""
        found: dict[tuple[Scope, str, str], list[Binding]] = {}
        for name, stores in self.stores.items():
            for store in stores:
                if store.target is not None and (path := dotted(store.target)):
                    found.setdefault((store.block.scope, path, name), []).append(store)
        return found

    @cached_property
    def calls_inside(self) -> dict[Scope, list[Call]]:
        """The calls that stand in a scope, or in one that lies in it."""
        found: dict[Scope, list[Call]] = {}
        for call in self.calls:
            scope: Scope | None = call.block.scope
            while scope is not None:
                found.setdefault(scope, []).append(call)
                scope = scope.parent
        return found

    @cached_property
    def calls_by_scope(self) -> dict[Scope, list[Call]]:
        """The calls that run when a scope does, those of its comprehensions included."""
        found: dict[Scope, list[Call]] = {}
        for call in self.calls:
            scope = call.block.scope
            while not (scope.is_function or scope.is_class) and scope.parent is not None:
                scope = scope.parent
            found.setdefault(scope, []).append(call)
        return found

    def exports(self, name: str) -> bool:
        """Whether `from … import *` takes a name: those in `__all__`, or else those without a leading underscore."""
        listed = [binding.value for binding in self.scope.names.get("__all__", ()) if binding.value is not None]
        if not listed:
            return not name.startswith("_")
        return any(
            isinstance(node, ast.Constant) and node.value == name for value in listed for node in ast.walk(value)
        )

    @cached_property
    def defined(self) -> set[str]:
        """The names that the file gives to functions, classes and imports of other names."""
        found = {node.name for node, _ in self.classes}
        found.update(node.name for node, _ in self.functions if not isinstance(node, ast.Lambda))
        return found | self.renamed

    @cached_property
    def called(self) -> frozenset[str]:
        """The last parts of the names that the file calls."""
        return frozenset(last_name(call.node.func) for call in self.calls)

    @cached_property
    def assigned(self) -> dict[Scope, dict[str, set[str]]]:
        """The attributes that each scope assigns on its names: `client.connect = …`."""
        found: dict[Scope, dict[str, set[str]]] = {}
        for name, stores in self.stores.items():
            for store in stores:
                if isinstance(store.target, ast.Name):
                    found.setdefault(store.block.scope, {}).setdefault(store.target.id, set()).add(name)
        return found

    @cached_property
    def uses(self) -> dict[Scope, dict[str, set[str]]]:
        """How each scope uses names: the attributes that are read on each, and "" where the object itself is used."""
        from flake8_portbind.model.reads import of_module

        return of_module(self)

    @cached_property
    def uses_within(self) -> dict[Scope, dict[str, set[str]]]:
        """The same with the scopes inside each scope."""
        from flake8_portbind.model.reads import within

        return within(self.uses)

    @cached_property
    def built(self) -> dict[Scope, dict[ast.expr, str]]:
        """For each scope, the names that hold what its calls build, by call."""
        from flake8_portbind.model.reads import built

        return built(self)

    @cached_property
    def uses_of_names(self) -> Uses:
        """Where names are called and handed on."""
        from flake8_portbind.model.uses import uses_of

        return uses_of(self)

    @cached_property
    def fixtures(self) -> dict[str, list[FunctionNode]]:
        """The pytest fixtures that the file defines, by the name that tests ask for them by."""
        from flake8_portbind.model.collection import module_fixtures

        return module_fixtures(self)

    @cached_property
    def name(self) -> str:
        """The file's own name."""
        return PurePath(self.path).name

    def column(self, line: int, offset: int) -> int:
        """The column in characters of a UTF-8 byte offset."""
        if 0 < line <= len(self.lines):
            return len(self.lines[line - 1].encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "replace"))
        return offset


def build(tree: ast.Module, path: str, lines: list[str]) -> Module:
    """Read a parsed file.

    Args:
        tree: as `ast.parse` gave it; it is not changed.
        path: the file's path, absolute or relative.
        lines: the source lines, for columns.
    """
    module = Module(path, tree, lines)
    module.scope = _open(module, tree, None, None)
    _Walk(module).run()
    return module


def _open(module: Module, node: ast.AST, parent: Scope | None, around: Block | None) -> Scope:
    scope = Scope(module, node, parent)
    scope.block = Block(scope, around)
    module.scopes[node] = scope
    return scope


def dotted(node: ast.expr) -> str:
    """`a.b.c` as it is written; empty for what is no such path."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def position(node: Any) -> Position:
    """Line and byte offset of a node."""
    return (node.lineno, node.col_offset)


REMOVERS = frozenset({"remove", "pop", "popitem", "clear"})  # the methods that take something out of a list or dict
ORDERERS = frozenset({"sort", "reverse"})
_MUTATORS = frozenset({"append", "extend", "update", "insert", "setdefault", "from_mapping"}) | REMOVERS | ORDERERS


def _takes(change: Binding | Call) -> bool:
    if isinstance(change, Binding):
        return change.how is How.DELETE
    return getattr(change.node.func, "attr", "") in REMOVERS


class _Walk:
    """The walk itself: a stack of nodes still to visit, each with its block."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.todo: list[tuple[ast.AST, Block]] = []
        self.irrefutable: set[ast.AST] = set()
        self.captured: dict[ast.AST, tuple[ast.expr, tuple[Step, ...]]] = {}
        self.visitors: dict[type[ast.AST], Callable[[Any, Block], None]] = {
            ast.FunctionDef: self.function,
            ast.AsyncFunctionDef: self.function,
            ast.Lambda: self.anonymous,
            ast.ClassDef: self.class_definition,
            ast.ListComp: self.comprehension,
            ast.SetComp: self.comprehension,
            ast.DictComp: self.comprehension,
            ast.GeneratorExp: self.comprehension,
            ast.Assign: self.assign,
            ast.AnnAssign: self.annotated,
            ast.AugAssign: self.augmented,
            ast.NamedExpr: self.walrus,
            ast.For: self.loop,
            ast.AsyncFor: self.loop,
            ast.While: self.compound,
            ast.If: self.compound,
            ast.Try: self.compound,
            ast.With: self.with_statement,
            ast.AsyncWith: self.with_statement,
            ast.Match: self.match,
            ast.match_case: self.compound,
            ast.ExceptHandler: self.handler,
            ast.Import: self.imports,
            ast.ImportFrom: self.imports_from,
            ast.Global: self.elsewhere,
            ast.Nonlocal: self.elsewhere,
            ast.Delete: self.delete,
            ast.MatchAs: self.capture,
            ast.MatchStar: self.capture,
            ast.MatchMapping: self.capture,
            ast.Return: self.result,
            ast.Yield: self.result,
            ast.YieldFrom: self.result,
            ast.Call: self.call,
            ast.Attribute: self.attribute,
            ast.Expr: self.statement,
            ast.Name: self.leaf,
            ast.Constant: self.leaf,
        }
        newer = {"TryStar": self.compound, "TypeAlias": self.type_alias}
        self.visitors |= {getattr(ast, name): visit for name, visit in newer.items() if hasattr(ast, name)}

    def run(self) -> None:
        block = self.module.scope.block
        self.push(self.module.tree.body, block)
        visitors, todo = self.visitors, self.todo
        while todo:
            node, block = todo.pop()
            visit = visitors.get(type(node))
            if visit is not None:
                visit(node, block)
            else:
                self.children(node, block)

    def push(self, nodes: list[Any], block: Block) -> None:
        """Visit these nodes next, in their order."""
        self.todo.extend((node, block) for node in reversed(nodes))

    def children(self, node: ast.AST, block: Block) -> None:
        self.push(inside(node), block)

    def bind(self, name: str, binding: Binding) -> None:
        scope = binding.block.scope
        if binding.block.dead:
            scope.names.setdefault(name, [])
            return
        if name in scope.foreign:
            owner: Scope | None = self.module.scope
            if not scope.foreign[name]:  # nonlocal
                owner = scope.parent
                while owner is not None and (owner.is_class or name not in owner.names):
                    owner = owner.parent
            scope = owner or self.module.scope
            scope.outside.setdefault(name, []).append(binding)
            scope.names.setdefault(name, [])
            return
        scope.names.setdefault(name, []).append(binding)

    def target(
        self,
        target: ast.AST,
        how: How,
        value: ast.expr | None,
        block: Block,
        node: ast.AST,
        start: tuple[Step, ...] = (),
    ) -> None:
        """Bind everything that an assignment's left side names."""
        todo: list[tuple[ast.AST, tuple[Step, ...]]] = [(target, start)]
        while todo:
            left, path = todo.pop()
            if isinstance(left, ast.Name):
                self.bind(left.id, Binding(how, node, block, position(left), value, path))
            elif isinstance(left, (ast.Tuple, ast.List)):
                after_star = False
                for index, element in enumerate(left.elts):
                    if isinstance(element, ast.Starred):
                        after_star = True
                        rest = slice(index, index + 1 - len(left.elts) or None)
                        todo.append((element.value, (*path, rest)))
                    else:
                        todo.append((element, (*path, index - len(left.elts) if after_star else index)))
            elif isinstance(left, ast.Attribute):
                stored = Binding(how, node, block, position(left), value, path, left.value)
                self.module.stores.setdefault(left.attr, []).append(stored)
                self.push([left.value], block)
            else:
                assert isinstance(left, ast.Subscript)  # the grammar knows no other targets
                stored = Binding(how, left.slice, block, position(left), value, path, left.value)
                self.module.items.setdefault(last_name(left.value), []).append(stored)
                self.push([left.value, left.slice], block)

    # Statements that open a scope.

    def function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, block: Block) -> None:
        self.bind(node.name, Binding(How.FUNCTION, node, block, position(node)))
        self.module.functions.append((node, block))
        scope = self.parameters(node, block)
        self.type_parameters(node, scope)
        self.push([*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)], block)
        self.push(node.body, scope.block)

    def anonymous(self, node: ast.Lambda, block: Block) -> None:
        scope = self.parameters(node, block)
        scope.results.append((node.body, scope.block))
        self.push([*node.args.defaults, *filter(None, node.args.kw_defaults)], block)
        self.push([node.body], scope.block)

    def parameters(self, node: FunctionNode, block: Block) -> Scope:
        scope = _open(self.module, node, block.scope, block)
        arguments = node.args
        for argument in (
            *arguments.posonlyargs,
            *arguments.args,
            *arguments.kwonlyargs,
            arguments.vararg,
            arguments.kwarg,
        ):
            if argument is not None:
                binding = Binding(
                    How.PARAMETER, argument, scope.block, position(argument), annotation=argument.annotation
                )
                self.bind(argument.arg, binding)
        return scope

    def type_parameters(self, node: ast.AST, scope: Scope) -> None:
        """Bind `T` of `def f[T](...)` or `class C[T]`; its bound is evaluated when somebody asks for it, if ever."""
        for parameter in getattr(node, "type_params", ()):  # pragma: no cover - from Python 3.12 on
            self.bind(parameter.name, Binding(How.OTHER, parameter, scope.block, position(parameter)))

    def type_alias(self, node: Any, block: Block) -> None:  # pragma: no cover - from Python 3.12 on
        """Bind the name of `type X = …`; its value is evaluated when somebody asks for it, if ever."""
        self.bind(node.name.id, Binding(How.OTHER, node, block, position(node)))

    def class_definition(self, node: ast.ClassDef, block: Block) -> None:
        self.bind(node.name, Binding(How.CLASS, node, block, position(node)))
        self.module.classes.append((node, block))
        scope = _open(self.module, node, block.scope, block)
        self.type_parameters(node, scope)
        self.push([*node.decorator_list, *node.bases, *node.keywords], block)
        self.push(node.body, scope.block)

    def comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, block: Block) -> None:
        scope = _open(self.module, node, block.scope, block)
        parts: list[ast.AST | None] = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        for index, generator in enumerate(node.generators):
            self.target(generator.target, How.LOOP, generator.iter, scope.block, node, (ANY_ITEM,))
            if not index:  # the first iterable is evaluated outside: it sees the names of a class, the rest does not
                for binding in itertools.chain.from_iterable(scope.names.values()):
                    binding.block = block
            self.push([generator.iter], scope.block if index else block)
            self.push(generator.ifs, scope.block)
        self.push([part for part in parts if part is not None], scope.block)

    # Statements that bind.

    def assign(self, node: ast.Assign, block: Block) -> None:
        for target in node.targets:
            self.target(target, How.ASSIGN, node.value, block, node)
        self.push([node.value], block)

    def annotated(self, node: ast.AnnAssign, block: Block) -> None:
        if isinstance(node.target, ast.Name):
            how = How.ASSIGN if node.value is not None else How.ANNOTATION
            binding = Binding(how, node, block, position(node.target), node.value, annotation=node.annotation)
            self.bind(node.target.id, binding)
        elif node.value is not None:
            self.target(node.target, How.ASSIGN, node.value, block, node)
        if node.value is not None:
            self.push([node.value], block)

    def augmented(self, node: ast.AugAssign, block: Block) -> None:
        self.target(node.target, How.AUGMENT, node.value, block, node)
        self.push([node.value], block)

    def walrus(self, node: ast.NamedExpr, block: Block) -> None:
        owner = block
        while not isinstance(owner.scope.node, (*FUNCTIONS, ast.Module, ast.ClassDef)) and owner.parent is not None:
            owner = owner.parent
        self.target(node.target, How.ASSIGN, node.value, owner, node)
        self.push([node.value], block)

    def imports(self, node: ast.Import, block: Block) -> None:
        for alias in node.names:
            self.module.imported.update((alias.name, alias.name.partition(".")[0]))
            name, whole = (alias.asname, alias.name) if alias.asname else (alias.name.partition(".")[0],) * 2
            self.bind(name, Binding(How.IMPORT, node, block, position(node), qualname=whole))

    def imports_from(self, node: ast.ImportFrom, block: Block) -> None:
        source = node.module or ""
        self.module.imported.update((source, source.partition(".")[0]))
        for alias in node.names:
            if alias.name == "*":
                self.module.stars.append((source, node.level))
                continue
            whole = f"{source}.{alias.name}" if source else alias.name
            if alias.asname is not None:
                self.module.renamed.add(alias.asname)
            binding = Binding(How.IMPORT, node, block, position(node), qualname=whole, level=node.level)
            self.bind(alias.asname or alias.name, binding)

    def elsewhere(self, node: ast.Global | ast.Nonlocal, block: Block) -> None:
        for name in node.names:
            block.scope.foreign[name] = isinstance(node, ast.Global)

    def delete(self, node: ast.Delete, block: Block) -> None:
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                gone = Binding(How.DELETE, target.slice, block, position(target), None, (), target.value)
                self.module.items.setdefault(last_name(target.value), []).append(gone)
            if not isinstance(target, ast.Name):
                self.push([target], block)

    def capture(self, node: ast.MatchAs | ast.MatchStar | ast.MatchMapping, block: Block) -> None:
        if node in self.irrefutable and block.parent is not None:
            block = block.parent
        name = node.rest if isinstance(node, ast.MatchMapping) else node.name
        if name is not None:
            subject, path = self.captured.get(node, (None, ()))
            how = How.OTHER if subject is None else How.ASSIGN
            self.bind(name, Binding(how, node, block, position(node), subject, path))
        self.children(node, block)

    def match(self, node: ast.Match, block: Block) -> None:
        """Note what the names in a pattern stand for: the subject, or an element of it."""
        first = node.cases[0]
        if first.guard is None and isinstance(first.pattern, ast.MatchAs) and first.pattern.pattern is None:
            self.irrefutable.add(first.pattern)
        todo: list[tuple[ast.pattern, tuple[Step, ...]]] = [(case.pattern, ()) for case in node.cases]
        while todo:
            pattern, path = todo.pop()
            self.captured[pattern] = (node.subject, path)
            if isinstance(pattern, ast.MatchSequence) and not any(
                isinstance(part, ast.MatchStar) for part in pattern.patterns
            ):
                todo += [(part, (*path, index)) for index, part in enumerate(pattern.patterns)]
            elif isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
                todo.append((pattern.pattern, path))
        self.compound(node, block)

    # Statements with bodies.

    def compound(self, node: Any, block: Block) -> None:
        parts: list[tuple[ast.AST, Block]] = []
        for name in node._fields:
            value = getattr(node, name)
            if isinstance(value, ast.AST):
                parts.append((value, block))
            elif isinstance(value, list):
                inner = block if name == "finalbody" else Block(block.scope, block, node, name)
                parts.extend((child, inner) for child in value)
        self.todo.extend(reversed(parts))

    def loop(self, node: ast.For | ast.AsyncFor, block: Block) -> None:
        body = Block(block.scope, block, node, "body")
        self.target(node.target, How.LOOP, node.iter, body, node, (ANY_ITEM,))
        self.push(node.orelse, Block(block.scope, block, node, "orelse"))
        self.push(node.body, body)
        self.push([node.iter], block)

    def with_statement(self, node: ast.With | ast.AsyncWith, block: Block) -> None:
        inner = Block(block.scope, block, node, "body")
        for item in node.items:
            self.module.managers[item.context_expr] = block
            if item.optional_vars is not None:
                self.target(item.optional_vars, How.WITH, item.context_expr, inner, node)
        self.push(node.body, inner)
        self.push([item.context_expr for item in node.items], block)

    def handler(self, node: ast.ExceptHandler, block: Block) -> None:
        inner = Block(block.scope, block, node, "body")
        if node.name is not None:
            self.bind(node.name, Binding(How.OTHER, node, inner, position(node)))
        self.push(node.body, inner)
        if node.type is not None:
            self.push([node.type], block)

    # What a function gives back, and expressions.

    def leaf(self, node: ast.Name | ast.Constant, block: Block) -> None:
        """There is nothing below it."""

    def statement(self, node: ast.Expr, block: Block) -> None:
        self.module.discarded.add(node.value)
        self.todo.append((node.value, block))

    def attribute(self, node: ast.Attribute, block: Block) -> None:
        if isinstance(node.value, ast.Call):
            self.module.read_at_once[node.value] = node.attr
        self.todo.append((node.value, block))

    def result(self, node: ast.Return | ast.Yield | ast.YieldFrom, block: Block) -> None:
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            block.scope.yields = True
        if node.value is not None:
            block.scope.results.append((node.value, block))
            self.push([node.value], block)

    def call(self, node: ast.Call, block: Block) -> None:
        found = Call(node, block)
        self.module.calls.append(found)
        if isinstance(node.func, ast.Attribute) and node.func.attr in _MUTATORS:
            self.module.mutations.setdefault(last_name(node.func.value), []).append(found)
        self.children(node, block)
