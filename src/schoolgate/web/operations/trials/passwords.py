"""Hash a password, and know it again."""

from argon2 import PasswordHasher

from schoolgate.web.operations.trials import expect

if __name__ == "__main__":
    hasher = PasswordHasher()
    expect(hasher.verify(hasher.hash("a password"), "a password"), "the same password")
