"""Concerns: what only a few may know of. Today, a threat with the school's pictures.

Nobody outside imports its models; its entries of the journal are shown to those alone
who may see a case (``queries.KEPT_APART``).
"""
