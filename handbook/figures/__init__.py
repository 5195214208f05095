"""Movement figures: side views of a jointed body, drawn from the numbers of a pack.

    figure_svg(variation, handbook, style, form, instant) -> SVG text, or None without a figure

`Style` is what it is printed on (light, dark, mono), `Form` what it shows (single, pair, ghost).
With `Form.SINGLE`, `instant` runs from 0, the start, to 1, the finish; all instants share one view
box, so that an animation only swaps the text; `tempo` tells which instant comes when. One unit of
the view box is a centimeter.
`working_regions` gives the roles that are tinted, by region of the muscle map.
The muscle map itself, front and back, is drawn by `muscle_map`.
"""

from handbook.figures.drawing import figure_svg, working_regions
from handbook.figures.style import Form, Style

__all__ = ["Form", "Style", "figure_svg", "working_regions"]
