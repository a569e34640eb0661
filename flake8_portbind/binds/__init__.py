"""Where something listens: the calls of a module, and the ports that they take."""
