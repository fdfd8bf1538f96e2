"""A program that ends as badly as a program can: python -m tests.leaks.crashing [kept-out]."""

import os
import signal
import sys


def main() -> None:
    if sys.argv[1:] == ["kept-out"]:
        from app.start import keep_out_of_core_dumps

        keep_out_of_core_dumps()
    os.kill(os.getpid(), signal.SIGSEGV)


if __name__ == "__main__":
    main()
