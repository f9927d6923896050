"""The case in a browser, on this machine only: the brief, each document with its claims, each finding."""

from whosays.faces.web.app import create_app
from whosays.faces.web.serving import serve

__all__ = ["create_app", "serve"]
