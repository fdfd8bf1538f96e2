"""The windows: one folder per screen, shared widgets that know no feature."""
