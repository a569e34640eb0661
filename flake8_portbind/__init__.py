"""flake8-portbind: finds the code that takes a fixed network port."""
