"""Print the time that importing the plugin takes, as a share of flake8's own imports."""

from __future__ import annotations

import time
from importlib import import_module

start = time.process_time()
for module in ("flake8.main.application", "flake8.plugins.pycodestyle", "flake8.plugins.pyflakes", "mccabe"):
    import_module(module)
middle = time.process_time()
for module in ("flake8_portbind.plugin", "flake8_portbind.audit.formatter"):  # both are imported in every run
    import_module(module)
print((time.process_time() - middle) / (middle - start))
