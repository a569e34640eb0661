"""What is known about libraries, as data: one row a fact, one file a kind of library."""
