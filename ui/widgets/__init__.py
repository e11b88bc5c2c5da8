"""The pieces that pages are made of: they paint and speak, and know nothing of visits, tickets or stores."""
