"""The questions pane: finding questions, their rows, and the answers that unfold below them."""
