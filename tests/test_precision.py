"""The page of the precision says what the labels say."""

import csv
import subprocess
import sys

from harness import ROOT


def test_the_page_is_that_of_the_labels() -> None:
    subprocess.run([sys.executable, ROOT / "scripts" / "precision.py", "--check"], check=True)


def test_the_labels_are_whole() -> None:
    with (ROOT / "docs" / "data" / "precision.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 100
    assert {row["verdict"] for row in rows} <= {"right", "wrong"}
    assert all(row["reason"] and row["line"].isdigit() for row in rows)
