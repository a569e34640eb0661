"""The bounds that remain, each with what it costs where it is hit."""

from __future__ import annotations

# Values that one name may hold where many conditional assignments reach one place: beyond, the first and the latest
# count. The number of another one is then found only where a place comes nearer to it.
MOST_WAYS = 128

# Lists that one name may be where ways join: beyond, they are taken as one, of which only the common start is certain.
MOST_LISTS = 8

# A list that is put together from others, one of them long: beyond, an element that it holds already is not repeated,
# and where the others stand is not certain.
MOST_ELEMENTS = 1_000
FEW_ELEMENTS = 64
