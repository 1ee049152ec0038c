"""Results as people, programs and build servers want to read them."""
