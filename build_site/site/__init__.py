"""From the catalogue to a folder of static pages; `build` calls the other modules in their order."""
