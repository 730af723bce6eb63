"""Records: one YAML file a review, the only truth that the site is built from."""
