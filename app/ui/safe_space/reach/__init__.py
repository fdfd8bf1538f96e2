"""Whom to reach, and each number as large as it gets."""
