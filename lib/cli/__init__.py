"""The jobs of the pages without a browser: python -m lib COMMAND --help."""
