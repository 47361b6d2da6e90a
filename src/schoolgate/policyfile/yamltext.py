"""The YAML parser; imported only where a text was never parsed before."""

import yaml

_BOOL = "tag:yaml.org,2002:bool"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader for which “on” is a word: cases say on which day they are."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - so the parser wants it
        letter: [each for each in known if letter not in "oO" or each[0] != _BOOL]
        for letter, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002
    ) -> dict[object, object]:
        """A table; a key written twice would lose what stands under the first."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise NoYaml(line, f"“{key.value}” stands twice in one table")
            seen.add(key.value)
        table: dict[object, object] = super().construct_mapping(node, deep=deep)
        return table

    def construct_object(
        self,
        node: yaml.Node,
        deep: bool = False,  # noqa: FBT001, FBT002
    ) -> object:
        """One value; a day that no calendar has is said with its line."""
        try:
            value: object = super().construct_object(node, deep=deep)
        except ValueError as error:
            if isinstance(error, NoYaml):
                raise
            line = node.start_mark.line + 1
            raise NoYaml(line, f"“{node.value}” is no value ({error})") from error
        return value


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


def line_in(text: str, entry: int, field: str, within: str = "") -> int:
    """Find the line of a field in the entry-th item of a list, or of the item.

    The list is the whole text, or what stands under ``within``.
    """
    root = yaml.compose(text, Loader=_Loader)
    rows = _under(root, within) if within else root
    if not isinstance(rows, yaml.SequenceNode) or entry >= len(rows.value):
        return (_line_in(root, field) or 0) + 1
    item = rows.value[entry]
    return (_line_in(item, field) or item.start_mark.line) + 1


def _under(root: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _line_in(node: yaml.Node | None, field: str) -> int | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    for key, value in node.value:
        if key.value == field:
            return int(key.start_mark.line)
        if (inner := _line_in(value, field)) is not None:
            return inner
    return None
