"""Small programs the benchmarks start: each answers on standard output and ends when its input is closed."""
