"""The page about the catalogue is what the data says."""

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"


def test_the_page_is_up_to_date(tmp_path: Path) -> None:
    for name in ("catalogue_page.py", "catalogue.md"):
        (tmp_path / name).write_bytes((DOCS / name).read_bytes())
    subprocess.run([sys.executable, str(tmp_path / "catalogue_page.py")], check=True)
    written, kept = (tmp_path / "catalogue.md").read_text(), (DOCS / "catalogue.md").read_text()
    assert written == kept, "run python docs/catalogue_page.py"
    assert written.count("\n| `") > 600
