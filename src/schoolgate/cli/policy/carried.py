"""What carries a clause out: a control, a duty, a route, an answer."""

from schoolgate.engine.clause import Clause, Mode
from schoolgate.engine.rulebook import value_in_words


def carried_by(clause: Clause) -> list[str]:
    """List what in Schoolgate carries a clause out, in words."""
    carried = [
        f"decide: {sets.control} = {value_in_words(sets)}" for sets in clause.sets
    ]
    carried += [f"owed: {duty.key}" for duty in clause.duties]
    carried += [
        f"route: {', '.join(sorted(routing.kinds))} to {', '.join(routing.to)}"
        for routing in clause.routings
    ]
    if clause.questions and (clause.mode is Mode.GUIDE or not carried):
        carried.append("answer")
    if clause.unenforceable:
        carried.append(f"reported as unenforceable: {clause.unenforceable}")
    return carried
