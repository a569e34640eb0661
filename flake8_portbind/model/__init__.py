"""The model of a module: its scopes, bindings, calls and tests, and the values that expressions can stand for."""
