"""The policy a command was given, under its trust's, the law's and the platforms'."""

from datetime import date

from schoolgate.engine.policy import Policy
from schoolgate.engine.record import record
from schoolgate.policyfile.law import decency, floors, platform_limits
from schoolgate.policyfile.read import PolicyFile, read_policy


@record
class Chosen:
    """The file that was named, and the whole of what binds this school."""

    file: PolicyFile
    policy: Policy
    under: PolicyFile | None = None

    def version(self, on: date) -> str:
        """The version of the school's own policy in force on a day."""
        return self.policy.on(on).version


def choose(name: str, under: str | None) -> Chosen:
    """Read a policy by name or file, and join it with what stands above it."""
    file = read_policy(name)
    above_it = under or (str(file.trust) if file.trust else "")
    trust = read_policy(above_it) if above_it else None
    above = [trust.policy] if trust else []
    policy = file.policy.under(
        *above, floors(file.policy.nation), decency(), platform_limits()
    )
    return Chosen(file, policy, trust)
