"""Where policies lie: beside the source in a checkout, in the package in a wheel."""

from pathlib import Path

from schoolgate.policyfile.errors import PolicyFileError

_PACKAGE = Path(__file__).parents[1]


def policies_folder() -> Path:
    """The folder of all policies that come with this installation."""
    shipped = _PACKAGE / "policies"
    return shipped if shipped.is_dir() else _PACKAGE.parents[1] / "policies"


def policy_names() -> list[str]:
    """The names of the policies that come with this installation."""
    found = policies_folder().glob("*/policy.yaml")
    return sorted(path.parent.name for path in found)


def policy_path(name_or_file: str) -> Path:
    """The policy.yaml of a name, a folder or a file."""
    shipped = policies_folder() / name_or_file / "policy.yaml"
    given = Path(name_or_file)
    for path in (shipped, given / "policy.yaml", given):
        if path.is_file():
            return path
    names = ", ".join(policy_names())
    raise PolicyFileError(
        given, 0, "there is no such policy.", f"Give a file, or one of: {names}."
    )
