"""Put it away: what can wait goes into a box for a while, under a label, until a day or a session."""
