"""The names that Python itself provides."""

import builtins

NAMES = frozenset(dir(builtins))
