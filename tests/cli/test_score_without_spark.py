"""`score --engine spark` where there is no PySpark or no Java: what to install is said."""

import os
import subprocess
import sys
from pathlib import Path

from cli.files_to_score import CONTRACT_PUPILS, CONTRACT_RESULTS, text

ROOT = Path(__file__).parents[2]
WITHOUT_PYSPARK = "import sys; sys.modules['pyspark'] = None; from lib.cli.commands import main; "


def test_what_is_missing_is_named_with_how_to_install_it(tmp_path):
    for name, rows in (("R.csv", CONTRACT_RESULTS), ("P.csv", CONTRACT_PUPILS)):
        (tmp_path / name).write_text(text(rows), encoding="utf-8")
    files = {"--results": "R.csv", "--pupils": "P.csv", "--out": "S.parquet", "--report": "r.json"}
    said = [part for option, name in files.items() for part in (option, str(tmp_path / name))]
    arguments = ["score", "--engine", "spark", "--rules", "2024", *said]
    without_java = {**os.environ, "JAVA_HOME": str(tmp_path / "nowhere")}
    done = subprocess.run(
        [sys.executable, "-c", f"{WITHOUT_PYSPARK}sys.exit(main({arguments!r}))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        env=without_java,
    )
    assert done.returncode == 2
    assert "pip install -r requirements-spark.txt" in done.stderr
    assert "Install Java 17 or newer" in done.stderr
    assert "Traceback" not in done.stderr
    assert "requirements-spark.txt" in (tmp_path / "r.json").read_text(encoding="utf-8")
    assert not (tmp_path / "S.parquet").exists()
