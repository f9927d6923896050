"""How well the program reads: annotated cases, scorers, floors."""
