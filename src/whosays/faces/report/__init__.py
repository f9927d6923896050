"""The brief as one HTML file that stands alone: no script, no font, no request to anywhere."""

from whosays.faces.report.page import render_html

__all__ = ["render_html"]
