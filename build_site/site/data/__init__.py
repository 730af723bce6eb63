"""What pages are made from, computed from the catalogue.

groupings         the reviews by area, index term and year
points_by_tag     the points by theme and agency
related           which reviews have something in common
facts             what a record states, and what each statement rests on
citation          how a review is cited, and where its full report can be had
content_warning   what a review tells of
charts            bars that compare numbers
area_map          the markers on the map of areas, by projection
briefing_data     the files that the briefing pack loads
"""
