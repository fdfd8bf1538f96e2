"""Shared widgets that know no feature."""
