"""Worksheets: forms that content files describe, filled in page by page."""
