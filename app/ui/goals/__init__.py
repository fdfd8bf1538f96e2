"""Goals: where somebody wants to get to, and the next small step."""
