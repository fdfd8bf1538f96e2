"""My plan for hard moments: to read in one, and to write and print on calm days."""
