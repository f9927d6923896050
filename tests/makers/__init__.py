"""Files of many formats, made by script for the tests and the evals."""
