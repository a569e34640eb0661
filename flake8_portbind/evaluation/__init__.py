"""What an expression can stand for: the values that reach it, through names, objects, calls and files."""
