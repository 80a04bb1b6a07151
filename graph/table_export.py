"""The frames as Parquet: a folder with a file a frame, for pandas, R, DuckDB, Spark."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from graph.frame_columns import COLUMNS, Type
from graph.frames import Frames
from graph.private_files import make_folder, replacing

TYPES: Mapping[Type, pa.DataType] = {
    "string": pa.string(),
    "Int64": pa.int64(),
    "Float64": pa.float64(),
    "boolean": pa.bool_(),
    "datetime64[s]": pa.date32(),
}
"""How a column is stored; a day is a day, without a time or a zone that a reader might shift."""

RIGHTS = {b"accessRights": b"internal"}


def export_parquet(frames: Frames, folder: Path) -> list[Path]:
    """Write `NAME.parquet` for each frame into `folder`; return the files.

    Each is readable by its owner alone and takes the place of an older one whole or not at all. Raises BadInput where
    the folder cannot be written.
    """
    make_folder(folder)
    return [_write(folder / f"{name}.parquet", table(name, frame)) for name, frame in frames]


def table(name: str, frame: pd.DataFrame) -> pa.Table:
    """A frame with the types of `TYPES`, for readers other than pandas too. name: that of the frame."""
    schema = pa.schema([pa.field(column, TYPES[kind]) for column, kind in COLUMNS[name].items()])
    made = pa.Table.from_pandas(frame, schema, preserve_index=False)
    return made.replace_schema_metadata((made.schema.metadata or {}) | RIGHTS)


def _write(path: Path, content: pa.Table) -> Path:
    with replacing(path) as file:
        pq.write_table(content, file)
    return path
