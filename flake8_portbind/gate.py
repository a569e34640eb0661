"""Can this file hold a finding at all? A scan of its text, before anything looks at the tree."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Whatever takes a port is reached by one of these words: a listener's name, or a class or function that binds.
_WORDS = re.compile(r"bind|listen|serv|port|run|sock|http|start|daemon|launch|wsgi|manager|endpoint|site", re.IGNORECASE)


def may_listen(lines: Sequence[str]) -> bool:
    """Whether any line holds a word without which nothing listens."""
    return any(_WORDS.search(line) for line in lines)
