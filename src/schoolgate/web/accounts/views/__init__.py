"""The pages of the register: reading it, asking, keeping, connecting."""
