"""The audit report: `flake8 --format portbind` prints one page for the team instead of a line for each finding.

`survey` says what a file holds, as plain data; `page` makes Markdown of surveys; `formatter` is the face that flake8
sees.
"""
