"""Checks look at a post and say what they see. One short file, one check.

Nothing lists the checks: a fact's name begins with the name of the module that
answers it, so ``names.child_full`` is answered by ``checks/text/names.py``, and that
module is imported only when a clause of the policy asks for the fact.

A check module has::

    FACTS = ("names.child_full", "names.child_any", ...)   # all that it answers

    def look(post: Post, school: School) -> Iterator[Seen]: ...

and, where it is a text check, ``TRIGGER``: a pattern that matches every text in which
the check could find anything, so that a batch of posts can skip those it can't.
"""
