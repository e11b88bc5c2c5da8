"""Programs that run Pandu as whole processes: kill it, crowd it, and look at what is left."""
