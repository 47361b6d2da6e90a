"""Cases beside a policy: what each clause catches, and what it lets through.

A case is data: a sentence, a situation, and what has to be answered. It proves its
clause if the answer changes once the clause is struck out.
"""
