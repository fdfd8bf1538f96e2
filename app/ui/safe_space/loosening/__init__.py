"""Muscle relaxation."""
