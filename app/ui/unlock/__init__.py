"""First run, lock and every way back in."""
