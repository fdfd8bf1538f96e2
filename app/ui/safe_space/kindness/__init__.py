"""Kind words: a pause in three parts, and letters to oneself."""
