"""Paced breathing."""
