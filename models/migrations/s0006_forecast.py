"""The sixth schema: how long each visitor was told to wait; tickets from before were told nothing that was kept."""

STATEMENTS = (
    "ALTER TABLE ticket ADD COLUMN forecast_low INTEGER",
    "ALTER TABLE ticket ADD COLUMN forecast_high INTEGER",
)
