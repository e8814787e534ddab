"""Values become drawings: each with one sentence and a table that say the same. numpy and the model's words only."""
