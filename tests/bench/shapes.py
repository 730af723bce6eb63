"""What is read back of the shipped entries in each shape of `tests/digests/shapes.py`: `python -m tests.bench.shapes`.

A line a shape: entries set, entries read, how many of them are right, doubtful (held, or told by a warning), and wrong
without a word, with their titles.
"""

from __future__ import annotations

from tests.digests.shape_outcomes import outcomes


def main() -> None:
    """Print the outcome of each shape."""
    print(f"{'shape':36}{'set':>6}{'read':>6}{'right':>7}{'doubtful':>10}{'wrong':>7}")
    for shape, found in outcomes():
        print(
            f"{shape:36}{found.entries:6}{found.read:6}{found.right:7}{found.doubtful:10}{len(found.wrong):7}"
            f"  {', '.join(title[:40] for title in found.wrong)}".rstrip()
        )


if __name__ == "__main__":
    main()
