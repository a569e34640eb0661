"""Which functions of the project lead to a listener, found from the listeners backwards.

A name that a listener is reached by is looked for in all files in view. Each call of it is looked at once: it is hot
where it starts a listener, or runs a function that is hot. Then the names of the function around it are looked for,
until nothing new is found. Nothing here depends on which file is linted, so it is found once for all of them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from flake8_portbind.binds.listeners import Finder
from flake8_portbind.evaluation.called import functions_called
from flake8_portbind.evaluation.evaluate import Evaluator
from flake8_portbind.index import candidates
from flake8_portbind.index.project import Project
from flake8_portbind.index.texts import Text
from flake8_portbind.index.vocabulary import Vocabulary
from flake8_portbind.model.collection import fixture_name
from flake8_portbind.model.module import FUNCTIONS, Call, FunctionNode, Module, Scope
from flake8_portbind.model.uses import Key, keys_of, plain, result_of, variable
from flake8_portbind.model.values import Function


class Hot:
    """The functions that lead to a listener, as far as files have been taken in.

    Args:
        project: the files.
        vocabulary: the names that listeners are reached by.
        ev: what confirms what a call calls.
        everything: look at every call of every file, whatever it names; for tests.

    Attributes:
        names: those by which something that leads to a listener may be called or asked for.
        looked_at: how many calls were evaluated.
    """

    def __init__(self, project: Project, vocabulary: Vocabulary, ev: Evaluator, *, everything: bool = False) -> None:
        self.project = project
        self.vocabulary = vocabulary
        self.ev = ev
        self.everything = everything
        self.names: set[str] = set()
        self.looked_at = 0
        self._roots: set[str] = set()
        self._texts: dict[str, Text] = {}
        self._sought: set[str] = set()
        self._fresh: set[str] = set()
        self._todo: dict[str, set[Key]] = {}  # by path, the names that were found in it and have not been followed
        self._keys: dict[str, set[Key]] = {}
        self._seen: set[Call] = set()
        self._calls: dict[Scope, set[Call]] = {}
        self._waiting: dict[Scope, list[tuple[Scope, Call]]] = {}
        self._finders: dict[Module, Finder] = {}
        self._asks: dict[Module, dict[str, set[str]]] = {}
        self._requested: set[str] = set()  # fixtures that lead to a listener

    def include(self, texts: Iterable[Text], roots: Iterable[str]) -> None:
        """Take in files, and find out what leads to a listener in them.

        Args:
            texts: the files; those that are in already are left out.
            roots: the libraries that the file which sees them names.
        """
        fresh = [text for text in texts if text.path not in self._texts]
        self._roots.update(roots)
        for text in fresh:
            self._roots |= self.project.roots(text)
        self._fresh |= self.vocabulary.words(self._roots) - self._sought
        plain_names = set(map(plain, self._sought))
        for text in fresh:
            self._texts[text.path] = text
            self._search(text, self._sought, plain_names)
            if text.says_so or self.everything:
                self._todo.setdefault(text.path, set())
        while self._fresh or self._todo:
            if self._fresh:
                sought, self._fresh = self._fresh, set()
                self._sought |= sought
                plain_names = set(map(plain, sought))
                for text in self._texts.values():
                    self._search(text, sought, plain_names)
            else:
                path = next(iter(self._todo))
                self._follow(path, self._todo.pop(path))

    def _search(self, text: Text, names: set[str], plain_names: set[str]) -> None:
        if names:
            found = text.names_in(plain_names)
            if found:
                self._todo.setdefault(text.path, set()).update(_keys(found) & names)

    def _follow(self, path: str, keys: set[Key]) -> None:
        """Look at the calls of one file that some names lead to."""
        module = self.project.module(path)
        if module is None:
            return
        known = self._keys.get(path)
        first = known is None
        before = known if known is not None else set()
        closure = module.uses_of_names.closure(keys)
        self._keys[path] = before | closure
        self._export(module, closure - before)
        calls = candidates.named(module, closure)
        if first and (self._texts[path].says_so or self.everything):
            calls.update(dict.fromkeys(module.calls if self.everything else candidates.speaking(module, module.calls)))
        for call in calls:
            if call not in self._seen:
                self._seen.add(call)
                self._look(call)
        self._attributes(module, closure - before)
        self._requests(module)

    def _export(self, module: Module, closure: set[Key]) -> None:
        """Look elsewhere for the names that other files can see."""
        names = module.scope.names
        for key in closure:
            if isinstance(key, str) and key not in self._sought:
                name = plain(key)
                if key == variable(name):
                    if name in module.fixtures:
                        self._fresh.add(key)
                elif name in names or name in module.stores or (name != key and name in module.defined):
                    self._fresh.add(key)

    def _look(self, call: Call) -> None:
        scope = _around(call)
        if scope is None:
            return
        self.looked_at += 1
        finder = self._finder(scope.module)
        if finder.listens(call):
            self._mark(scope, call)
        for callee, _ in functions_called(self.ev, call, None):
            if callee.scope in self._calls:
                self._mark(scope, call)
            elif callee.scope is not scope:
                self._waiting.setdefault(callee.scope, []).append((scope, call))

    def _attributes(self, module: Module, names: set[Key]) -> None:
        """The functions that set the port of a library's object: `config.bind = ["localhost:8000"]`."""
        for row in self.ev.catalogue.attributes:
            attribute = row.name.rpartition(".")[2]
            for store in module.stores.get(attribute, ()) if attribute in names else ():
                scope = _function(store.block.scope)
                if scope is not None and any(True for _ in self._finder(module).of_attributes(store.block.scope)):
                    self._mark(scope, None)

    def _mark(self, start: Scope, first: Call | None) -> None:
        """A function is hot, and so is every one that is known to run it."""
        todo = [(start, first)]
        while todo:
            scope, call = todo.pop()
            known = scope in self._calls
            self._calls.setdefault(scope, set())
            if call is not None:
                self._calls[scope].add(call)
            if not known:
                self._name(scope)
                todo += self._waiting.pop(scope, ())

    def _name(self, scope: Scope) -> None:
        """Look for the names of a hot function."""
        keys = keys_of(scope)
        path = scope.module.path
        inside_function = scope.parent is not None and scope.parent.is_function
        for key in keys:
            if isinstance(key, str) and not inside_function:
                self.names.add(key)
                if key not in self._sought:
                    self._fresh.add(key)
                    continue
            self._todo.setdefault(path, set()).add(key)
        if isinstance(scope.node, FUNCTIONS) and (name := fixture_name(scope.node)):
            self._request(name)

    def _request(self, name: str) -> None:
        """A fixture leads to a listener."""
        if name not in self._requested:
            self._requested.add(name)
            self.names.add(name)
            if name not in self._sought:
                self._fresh.add(name)

    def _requests(self, module: Module) -> None:
        """The fixtures of a file that ask for those that lead to a listener do so themselves."""
        asked = self._asks.get(module)
        if asked is None:
            asked = self._asks[module] = _requested(module)
        todo = [name for name in asked if name in self._requested]
        while todo:
            for asking in asked.get(todo.pop(), ()):
                if asking not in self._requested:
                    self._request(asking)
                    todo.append(asking)

    def _finder(self, module: Module) -> Finder:
        if module not in self._finders:
            self._finders[module] = Finder(module, self.ev, in_tests=False, guarded=False)
        return self._finders[module]

    def leads_to_listener(self, function: Function) -> bool:
        """Whether a function, or one that it calls, starts something that listens."""
        return function.scope in self._calls

    def relevant(self, function: Function) -> Iterator[Call]:
        """The calls of a function that start a listener or lead to one, in source order."""
        return iter(candidates.in_order(self._calls.get(function.scope, ())))

    def asks_for_listener(self, name: str) -> bool:
        """Whether a fixture of this name leads to a listener in some file."""
        return name in self._requested

    def names_in(self, words: frozenset[str]) -> set[Key]:
        """The names among these words that lead to a listener, or are those of one."""
        return {key for key in self._sought if plain(key) in words}


def _keys(names: Iterable[str]) -> set[Key]:
    """All keys that some names may have."""
    return {key for name in names for key in (name, variable(name), result_of(name))}


def _around(call: Call) -> Scope | None:
    """The function that carries out a call."""
    scope: Scope | None = call.block.scope
    while scope is not None and not (scope.is_function or scope.is_class):
        scope = scope.parent
    return scope if scope is not None and scope.is_function else None


def _function(scope: Scope) -> Scope | None:
    return scope if scope.is_function else None


def _requested(module: Module) -> dict[str, set[str]]:
    """The fixtures of a file by the names of those that they ask for."""
    found: dict[str, set[str]] = {}
    for name, functions in module.fixtures.items():
        for function in functions:
            for argument in _arguments(function):
                found.setdefault(argument.arg, set()).add(name)
    return found


def _arguments(function: FunctionNode) -> list[ast.arg]:
    return [*function.args.args, *function.args.kwonlyargs]
