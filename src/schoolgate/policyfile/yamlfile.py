"""Read YAML, and find the line of a field when something is wrong with it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from schoolgate.policyfile.errors import PolicyFileError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(path: Path) -> object:
    """Read one YAML file; what can't be read is said with its line."""
    try:
        data: object = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe loader
    except OSError as error:
        raise PolicyFileError(
            path, 0, f"it can't be opened ({error.strerror}).", "Check its name."
        ) from error
    except UnicodeDecodeError as error:
        raise PolicyFileError(
            path, 0, "it is not UTF-8.", "Save it again as UTF-8."
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise PolicyFileError(
            path, line, f"it is no YAML: {error}.", "Check indents, colons and quotes."
        ) from error
    return data


def load_table(path: Path) -> Mapping[str, object]:
    """Read a file that holds one table."""
    data = load(path)
    if isinstance(data, Mapping):
        return data
    raise PolicyFileError(path, 1, "it holds no table.", "Write “name: value” lines.")


def load_list(path: Path) -> Sequence[Mapping[str, object]]:
    """Read a file that holds a list of tables."""
    data = load(path)
    if isinstance(data, list) and all(isinstance(item, Mapping) for item in data):
        return data
    raise PolicyFileError(path, 1, "it holds no list.", "Begin each entry with “- ”.")


def line_of(path: Path, entry: int, field: str) -> int:
    """The line of a field in the entry-th item of a list, or of the item itself.

    The file is read a second time for this, and only when something is wrong.
    """
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.SequenceNode) or entry >= len(root.value):
        return 1
    item = root.value[entry]
    return (_line_in(item, field) or item.start_mark.line) + 1


def _line_in(node: yaml.Node, field: str) -> int | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    for key, value in node.value:
        if key.value == field:
            return int(key.start_mark.line)
        if (inner := _line_in(value, field)) is not None:
            return inner
    return None
