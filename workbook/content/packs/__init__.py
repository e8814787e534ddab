"""Content that a coach can edit: YAML files, checked, as frozen values with stable keys."""
