"""What can't lead to a listener is not looked into: first by a file's text, then by what the files in view name."""
