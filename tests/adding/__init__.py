"""The recipes of CONTRIBUTING.md, followed in a copy of the package: what is added is then looked for everywhere."""
