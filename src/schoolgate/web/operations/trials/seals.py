"""Seal a word, and open it again."""

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from schoolgate.web.operations.trials import expect

if __name__ == "__main__":
    cipher, nonce = AESGCM(AESGCM.generate_key(256)), bytes(12)
    sealed = cipher.encrypt(nonce, b"a word", b"what it is about")
    expect(cipher.decrypt(nonce, sealed, b"what it is about") == b"a word", "the word")
