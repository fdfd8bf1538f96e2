"""A person's own pictures, lines and sounds: to meet them, and to put them in."""
