"""The project, for this process: what each file names, and which definitions lead to a listener."""
