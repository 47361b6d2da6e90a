"""The journal: what happened, who did it, by which clauses. Never rewritten."""
