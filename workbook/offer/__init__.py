"""An offer: read, compared, decided, accepted once."""
