"""`python -m whosays` is `whosays`."""

from whosays.app import main

if __name__ == "__main__":
    main()
