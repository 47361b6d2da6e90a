"""Read policies from their YAML files, or say plainly what is wrong with a file.

The only reader of ``policies/``: an error names the file, the line and the cure.
"""
