"""The YAML parser; imported only where a text was never parsed before."""

import yaml

_BOOL = "tag:yaml.org,2002:bool"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader for which “on” is a word: cases say on which day they are."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - so the parser wants it
        letter: [each for each in known if letter not in "oO" or each[0] != _BOOL]
        for letter, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class NoYaml(ValueError):
    """The text is no YAML: at which line, and what the parser makes of it."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def parse(text: str) -> object:
    """Parse a text with a safe loader."""
    try:
        data: object = yaml.load(text, _Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise NoYaml(mark.line + 1 if mark else 0, str(error)) from error
    return data


def line_in(text: str, entry: int, field: str) -> int:
    """Find the line of a field in the entry-th item of a list, or of the item."""
    root = yaml.compose(text, Loader=_Loader)
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
