"""What tests, pictures and benchmarks share."""
