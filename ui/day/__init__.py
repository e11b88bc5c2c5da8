"""Parts of the page Ringkasan."""
