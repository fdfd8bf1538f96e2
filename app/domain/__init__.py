"""Values and rules; nothing here knows a file, a key or a window."""
