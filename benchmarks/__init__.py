"""How fast WhoSays reads, how much memory it takes, and how both grow: `make bench`."""
