"""The ledger of what is out with whom, and what has to be taken down."""
