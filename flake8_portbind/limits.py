"""The bounds that remain, each with what is lost where it is hit."""

from __future__ import annotations

from typing import TypeVar

Item = TypeVar("Item")

# Values that one name may hold where many conditional assignments reach one place: beyond, the first and the latest
# count. The number of another one is then found only where a place comes nearer to it.
MOST_WAYS = 128

# Lists that one name may be where ways join: beyond, they are taken as one, of which only the common start is certain.
MOST_LISTS = 8

# A list that is put together from others, one of them long: beyond, an element that it holds already is not repeated,
# and where the others stand is not certain.
MOST_ELEMENTS = 1_000
FEW_ELEMENTS = 64

# Values of one expression that are not all written in the code, as by the callers of one helper: beyond, it is unknown.
MOST_VALUES = 256

# Steps of evaluation for one question, and for one that only asks what is called: beyond, the answer is what was found
# by then, and unknown.
MOST_STEPS = 20_000
MOST_STEPS_TO_CALLEE = 2_000

# Calls, one inside the other, whose arguments are kept apart: beyond, all callers of a function are taken together, and
# what a call deep below hands over is not told as its own.
MOST_DEPTH = 12

# Ways to combine an operator's two sides, or the pieces of a string: beyond, the others are not among the values.
MOST_COMBINATIONS = 64

# Pieces of one string: beyond, it is unknown.
MOST_PIECES = 200

# Pairs of values that a condition compares, and elements that it looks through: beyond, it may hold or not.
MOST_PAIRS = 256

# Levels of a document in the code, and its length: what stands deeper is no port, a longer one is unknown.
MOST_LEVELS = 20
LONGEST = 100_000

# Shells that are started by a shell's text, one inside the other: beyond, their commands are not seen.
MOST_SHELLS = 4

# Values that are looked through in what is written to one file, and dicts of one server's configuration: beyond, a
# port in the others is not seen.
MOST_WRITTEN = 200
MOST_DICTS = 64

# Names and joins from a word to the text that names a script: beyond, the script is not found.
MOST_STEPS_TO_SCRIPT = 4

# Digits of a number that is worth knowing: no port is near, and Python refuses to write or read those of thousands.
MOST_DIGITS = 19

# Bytes of a neighbour that is still read: what stands in a larger one is out of sight.
LARGEST = 1 << 20

# Parsed files and projects that one process keeps, an editor has a few open at once: beyond, they are read again.
MOST_KEPT = 200
MOST_PROJECTS = 4


def passed(count: int, most: int) -> bool:
    """Whether there is more than is followed; asked wherever a finding may be lost, so that it can be counted."""
    return count > most


def first(several: tuple[Item, ...], most: int) -> tuple[Item, ...]:
    """As many of these as are followed."""
    return several[:most] if passed(len(several), most) else several
