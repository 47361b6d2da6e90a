"""PostgreSQL: a role of its own owns the journal, if the operator names one.

Who owns a table can take its triggers away. If that is the role by which the site signs
in, whoever has the site's password can change the journal. ``SCHOOLGATE_JOURNAL_OWNER``
names another role; an administrator of the database hands the tables over to it once.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from schoolgate.web.operations.signs import MISSING, Sign

SETTING = "SCHOOLGATE_JOURNAL_OWNER"
TABLES = ("journal_entry", "journal_anchor")
FUNCTION = "journal_append_only()"
# “schoolgate reseal” seals again what an anchor was made of, and nothing else.
RESEALED = ("journal_anchor", "sealed")
_OWNERS = (
    "SELECT c.relname, r.rolname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner "
    "WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY(%s)"
)
_MAY_BECOME = "SELECT pg_has_role(current_user, %s, 'MEMBER')"


class NoOwnerError(Exception):
    """No role can own the journal here: why."""


def owner() -> str:
    """Read which role is to own the journal; "" for the one by which we sign in."""
    return str(settings.ENVIRONMENT.text(SETTING))


def hand_over() -> list[str]:
    """Write the statements that an administrator runs. Raises NoOwnerError."""
    role, user = (_quoted(name) for name in _expected())
    statements = [f"GRANT USAGE ON SCHEMA {_schema()} TO {role};"]
    for table in TABLES:
        statements += [
            f"ALTER TABLE {table} OWNER TO {role};",
            f"REVOKE ALL ON {table} FROM {user};",
            f"GRANT SELECT, INSERT ON {table} TO {user};",
            f"GRANT SELECT ON SEQUENCE {table}_id_seq TO {user};",
        ]
    table, column = RESEALED
    statements.append(f"GRANT UPDATE ({column}) ON {table} TO {user};")
    statements.append(f"ALTER FUNCTION {FUNCTION} OWNER TO {role};")
    return statements


def give_back() -> list[str]:
    """Write the statements that undo it, as an upgrade may need. Or NoOwnerError."""
    _, user = _expected()
    statements = [f"ALTER TABLE {table} OWNER TO {_quoted(user)};" for table in TABLES]
    return [*statements, f"ALTER FUNCTION {FUNCTION} OWNER TO {_quoted(user)};"]


def look_at_owner() -> Iterator[Sign]:
    """Say whether the role that was named owns the journal, and we are not it."""
    role = owner()
    if not role or connection.vendor != "postgresql":
        return
    cure = "Let an administrator of the database run what “schoolgate journal owner” "
    cure += "writes: docs/how-to/journal-proof.md says how"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            what = f"There is no role {role}, which {SETTING} names"
            yield Sign(what, MISSING, f"CREATE ROLE {_quoted(role)} NOLOGIN")
            return
        cursor.execute(_OWNERS, [list(TABLES)])
        others = [table for table, owned_by in cursor.fetchall() if owned_by != role]
        cursor.execute(_MAY_BECOME, [role])
        [may_become] = cursor.fetchone() or [False]
    if others:
        yield Sign(f"{role} does not own {', '.join(sorted(others))}", MISSING, cure)
    elif may_become:
        what = f"The site signs in as a role that can become {role}"
        cure = "Take that membership away; it must not be a superuser either"
        yield Sign(what, MISSING, cure)
    else:
        yield Sign(f"The role {role} owns the journal, and the site can't become it")


def _expected() -> tuple[str, str]:
    """The owner and the role by which we sign in. Raises NoOwnerError."""
    if connection.vendor != "postgresql":
        raise NoOwnerError("SQLite has no roles: this is for PostgreSQL")
    if not owner():
        raise NoOwnerError(f"Set {SETTING} to the name of a role first")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        [user] = cursor.fetchone() or [""]
    return owner(), str(user)


def _schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        [schema] = cursor.fetchone() or [""]
    return _quoted(str(schema))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name.replace('"', '""'))
