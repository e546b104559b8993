"""Charts as static SVG, drawn by rule: the same picture on every machine, styled by the page's own sheet."""
