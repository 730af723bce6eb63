"""From the catalogue to a folder of static pages.

config        what an editor sets in `site.yaml`
urls          the only place that makes a path or an anchor
page          a page, a data file, and what several kinds of page show
data/         what pages are made from: groupings, related reviews, charts, the map, the briefing pack's files
pages/        catalogue -> Page (a path, a template, a typed context), one module a kind of page
feed          the Atom feed
render        Page -> HTML
compile_assets  styles, scripts and fonts, through the front-end packages
assets        the same, as a build takes them
links         HTML -> links and anchors, and whether each leads somewhere
incremental   what need not be made again
publish       files -> the site's folder, put in place whole
build         calls them in this order
"""
