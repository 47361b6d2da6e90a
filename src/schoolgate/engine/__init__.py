"""The engine: four questions, answered by pure functions over frozen data.

* May this happen? ``decide.decide(policy, facts, on) -> Decision``
* Who owes what, by when? ``questions.owed(policy, ledger, calendar, on) -> list[Duty]``
* To whom does this go? ``questions.route(policy, concern, people, on) -> Route``
* What does our policy say? ``questions.answer(policy, question, on) -> list[Clause]``

Standard library only: no clock, no database, no settings, no logging.
"""
