"""Who may do what, and where secrets live."""
