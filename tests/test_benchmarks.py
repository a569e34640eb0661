"""What the benchmark makes of its measurements."""

from __future__ import annotations

import figures
import pytest
from figures import BEGIN, END, Aim, Pass, Run


def test_a_ratio_is_the_median_of_the_passes() -> None:
    assert figures.ratio([Pass(3.0, 1.0), Pass(1.0, 2.0), Pass(4.0, 2.0)]) == 2.0


def test_a_row_for_each_tool_and_a_column_for_each_corpus() -> None:
    measured = {
        "ours": {"web": [Pass(1.0, 2.0)], "quiet": [Pass(0.1, 2.0)]},
        "theirs": {"web": [Pass(3.0, 2.0)], "quiet": [Pass(2.5, 2.0)]},
    }
    assert figures.tools(measured) == [
        "| CPU time; one `ast.walk` is 1 | web | quiet |",
        "| --- | ---: | ---: |",
        "| ours | 0.50 | 0.05 |",
        "| theirs | 1.50 | 1.25 |",
    ]


def test_whole_runs_are_compared_by_their_medians() -> None:
    bare = [Run(10.0, 100.0), Run(12.0, 110.0), Run(90.0, 120.0)]
    ours = [Run(15.0, 132.0), Run(15.0, 132.0), Run(1.0, 1.0)]
    assert figures.overhead(bare, ours) == pytest.approx(0.25)
    assert figures.memory(bare, ours) == pytest.approx(1.2)


def test_a_goal_stands_beside_its_figure() -> None:
    assert figures.aims([Aim("memory", "≤ 1.2", "1.05")])[-1] == "| memory | ≤ 1.2 | 1.05 |"


def test_the_region_of_a_page_is_replaced_and_nothing_else() -> None:
    page = f"before\n{BEGIN}\nold\nrows\n{END}\nafter\n"
    assert figures.with_region(page, r"\1 new") == f"before\n{BEGIN}\n\\1 new\n{END}\nafter\n"


@pytest.mark.parametrize("page", ["", BEGIN, f"{END}\n{BEGIN}", f"{BEGIN}{END}{BEGIN}{END}"])
def test_a_page_without_one_region_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="no region"):
        figures.with_region(page, "new")
