"""What MkDocs is told when it builds: the navigation, fast segmentation, an index in which all scripts meet.

Loaded by mkdocs.yml, so that ``mkdocs build`` by hand and the build of a collection give the same site.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.text.fold import fold
from generator.text.words import cut

NAVIGATION = "navigation.json"


class Segmenter:
    """Stands in for jieba in the search plugin: the same segmentation, by its fast twin where that is installed."""

    def cut(self, text: bytes) -> list[str]:
        """The words of ``text``, as jieba's ``cut`` gives them."""
        return cut(fold(text.decode("utf-8")))


def on_config(config: Any) -> Any:
    """Read the navigation that was written beside the pages."""
    from material.plugins.search import plugin

    plugin.jieba = Segmenter()
    path = Path(config.docs_dir) / NAVIGATION
    if path.exists():
        config.nav = json.loads(path.read_text(encoding="utf-8"))
    return config


def on_files(files: Any, config: Any) -> Any:
    """The navigation is no page; a source called README keeps its name (MkDocs would make it the folder's index)."""
    found = files.get_file_from_path(NAVIGATION)
    if found is not None:
        files.remove(found)
    for file in files.documentation_pages():
        if file.src_uri.endswith("/README.md"):
            file.name = "README"
            file.dest_uri = file.src_uri.removesuffix(".md") + ".html"
            file.url = file.dest_uri
    return files
