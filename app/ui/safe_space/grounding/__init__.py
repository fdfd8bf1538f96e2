"""Grounding: by the senses, by here and now, by the mind, by the body."""
