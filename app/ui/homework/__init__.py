"""Homework: what was agreed, how it fits into a week, and what came of it."""
