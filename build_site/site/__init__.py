"""From the catalogue to a folder of static pages.

config      what an editor sets in `site.yaml`
urls        the only place that makes a path or an anchor
pages/      catalogue -> Page (a path, a template, a typed context), one module a kind of page
pictures/   the map and the bars of the overview
briefings   what the briefing pack loads
render      Page -> HTML
links       HTML -> links and anchors, and whether each leads somewhere
assets      styles, scripts and fonts, through the front-end packages
write       files -> the site's folder, put in place whole
build       calls them in this order
"""
