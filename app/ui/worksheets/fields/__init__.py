"""The fields of a worksheet: one widget for each kind of question."""
