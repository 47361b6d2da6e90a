"""Read YAML files, and find the line of a field when something is wrong with it."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from schoolgate.policyfile.errors import PolicyFileError
from schoolgate.policyfile.parsed import keep, recall


def load(path: Path) -> object:
    """Read one YAML file; what can't be read is said with its line."""
    text = _text(path)
    known = recall(path, text)
    if known is not None:
        return known
    data = _parse(path, text)
    keep(path, text, data)
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


def line_of(path: Path, entry: int, field: str, within: str = "") -> int:
    """Find the line of a field; the file is parsed again, only when it is wrong."""
    line: int = _parser().line_in(_text(path), entry, field, within)
    return line


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise PolicyFileError(
            path, 0, f"it can't be opened ({error.strerror}).", "Check its name."
        ) from error
    except UnicodeDecodeError as error:
        raise PolicyFileError(
            path, 0, "it is not UTF-8.", "Save it again as UTF-8."
        ) from error


def _parse(path: Path, text: str) -> object:
    parser = _parser()
    try:
        return parser.parse(text)
    except parser.NoYaml as error:
        raise PolicyFileError(
            path,
            error.line,
            f"it is no YAML: {error}.",
            "Check indents, colons and quotes.",
        ) from error


def _parser() -> ModuleType:
    """The parser's import costs more than a check: it is put off until needed."""
    return import_module("schoolgate.policyfile.yamltext")
