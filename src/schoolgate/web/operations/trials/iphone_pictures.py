"""Start the reader of HEIC files, which nothing here can write."""

import pi_heif

from schoolgate.web.operations.trials import expect

if __name__ == "__main__":
    pi_heif.register_heif_opener()
    expect(pi_heif.libheif_version(), "its version")
