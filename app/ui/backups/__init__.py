"""Backups: which there are, making one, and going back to one."""
