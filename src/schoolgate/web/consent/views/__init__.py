"""The office's and the staff's pages of consent; parents' are among the public ones."""
