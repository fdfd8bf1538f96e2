"""Everything that crosses the border of this computer, and only when a person asks. Every byte read here is hostile."""
