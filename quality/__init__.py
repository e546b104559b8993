"""How well figures are found, measured on documents whose figures people have marked. A tool of development."""
