"""The pages of the site: each module turns the catalogue into the pages of one kind."""
