"""The read models: frozen rows for screens, papers and commands."""
