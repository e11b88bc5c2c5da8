"""Planning a visit: which paper comes from where, in which order the legs are soonest over, and what cannot be."""
