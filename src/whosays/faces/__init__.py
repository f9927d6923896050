"""The faces: the only code that prints, serves HTTP or knows exit codes."""
