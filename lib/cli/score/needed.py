"""What Spark needs on this machine, and what to install where it is not there."""

import os
import shutil

from lib.cli.score.outcome import Refused

PYSPARK = (
    "PySpark is not installed. Install it with: python -m pip install -r requirements-spark.txt"
)
JAVA = (
    "Java is not installed, or not found. Install Java 17 or newer (on Debian and Ubuntu: apt "
    "install default-jre-headless), or set JAVA_HOME to where it is."
)
OTHER_JAVA = (
    "It needs Java 17 or newer: look what java -version says, and set JAVA_HOME to such a one."
)


def refusal(has_pyspark: bool) -> Refused | None:
    """Return the refusal that says what to install; None where nothing is missing."""
    here = {PYSPARK: has_pyspark, JAVA: _has_java()}
    missing = [words for words, is_here in here.items() if not is_here]
    return because(" ".join(missing)) if missing else None


def because(remedy: str) -> Refused:
    """Return the refusal of the engine with its remedy."""
    return Refused.because("score_no_spark", "Spark does not start here.", remedy)


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which("java", path=f"{home}/bin") if home else shutil.which("java"))
