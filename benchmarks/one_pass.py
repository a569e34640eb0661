"""Print as JSON what one plugin of flake8 takes for some files, and what one `ast.walk` over their trees takes.

The first argument is the name of the plugin's entry point; the paths are read from standard input.
"""

from __future__ import annotations

import ast
import json
import sys
import time

from flake8.options.parse_args import parse_args
from flake8.processor import FileProcessor

wanted, names = sys.argv[1], sys.stdin.read().splitlines()
plugins, options = parse_args(["--isolated"])
(plugin,) = (one for one in plugins.checkers.tree if one.entry_name == wanted)

todo = []
for name in names:
    processor = FileProcessor(name, options)
    try:
        tree = processor.build_ast()
    except (SyntaxError, ValueError):
        continue  # of another Python
    known = {"tree": tree} if "tree" in plugin.parameters else {}
    todo.append((tree, known | processor.keyword_arguments_for(plugin.parameters, known)))

start = time.process_time()
for tree, _ in todo:
    for _ in ast.walk(tree):
        pass
walk = time.process_time() - start

start = time.process_time()
for _, arguments in todo:
    for _ in plugin.obj(**arguments).run():
        pass
print(json.dumps((time.process_time() - start, walk)))
