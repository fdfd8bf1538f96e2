"""How is it now? Asked only of those who wanted to be asked, and with a way out on every page."""
