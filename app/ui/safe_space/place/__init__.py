"""A calm place in one's own words and pictures: to go to, and to make ready."""
