"""Times the search and the build on collections of three sizes: `make bench`."""
