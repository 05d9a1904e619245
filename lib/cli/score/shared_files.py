"""Where the files of a cluster stand, and how a text file there is to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lib.cli.score.outcome import Refused
from lib.importing.readers.encodings import decoded
from lib.importing.scoring.contract import separator_of

ENCODINGS = {"utf-8": "UTF-8", "cp1252": "windows-1252"}
LOOKED_AT = 65_536


@dataclass(frozen=True)
class SharedFile:
    """A file of rows: an address such as hdfs://… or s3a://…, or a path that every worker sees."""

    text: str

    @property
    def path(self) -> Path | None:
        """The path on this machine; None for an address."""
        return None if "://" in self.text else Path(self.text).absolute()

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return self.text.rstrip("/\\").replace("\\", "/").rpartition("/")[2]

    @property
    def address(self) -> str:
        """The address by which Spark finds it, whatever its own file system is."""
        return self.text if self.path is None else f"file:///{self.path.as_posix().lstrip('/')}"

    @property
    def is_parquet(self) -> bool:
        """Whether it is Parquet: by its name, or a folder of such files."""
        if self.path and self.path.is_dir():
            return any(self.path.glob("*.parquet"))
        return self.name.lower().endswith(".parquet")

    def check_that_it_is_here(self) -> None:
        """Raise Refused where a path on this machine leads nowhere."""
        if self.path and not self.path.exists():
            raise Refused.because(
                "file_unreadable",
                f"{self.text}: cannot be read (there is no such file).",
                "Check the name and the folder.",
                self.name,
            )

    def check_that_it_may_be_written(self) -> None:
        """Raise Refused where the scores would replace what is no folder of scores, or be CSV."""
        if self.name.lower().endswith(".csv"):
            raise Refused.because(
                "score_out_csv",
                "Spark writes a folder of Parquet, not CSV.",
                "Name a folder with --out, such as S.parquet.",
            )
        if self.path and self.path.exists() and not (self.path / "_SUCCESS").exists():
            raise Refused.because(
                "score_out_taken",
                f"{self.text} is there already and holds something else than scores.",
                "Name another folder with --out.",
            )

    def how_to_read(self) -> dict[str, str]:
        """Return Spark's options for it as text. Raises Refused for letters Spark cannot cut."""
        start = b""
        if self.path and self.path.is_file():
            with self.path.open("rb") as file:
                start = file.read(LOOKED_AT)
        encoding = decoded(start.rpartition(b"\n")[0] or start).encoding
        if encoding not in ENCODINGS:
            raise Refused.because(
                "file_encoding",
                f"{self.name}: its letters are {encoding}, which Spark cannot read in parts.",
                "Save it as CSV UTF-8, or score it without --engine spark.",
                self.name,
            )
        separator = separator_of(start) if start else ","
        return {"header": "true", "mode": "FAILFAST", "quote": '"', "escape": '"'} | {
            "sep": separator,
            "encoding": ENCODINGS[encoding],
        }


def check_columns(name: str, columns: Sequence[str], needed: Sequence[str]) -> None:
    """Raise Refused where a file lacks a column of the contract."""
    missing = [column for column in needed if column not in columns]
    if missing:
        raise Refused.because(
            "columns_missing",
            f"{name}: no column {', '.join(missing)}.",
            f"Spark reads files with the columns {', '.join(needed)}; this one has "
            f"{', '.join(columns)}. Without --engine spark, files of other shapes are read too.",
            name,
        )
