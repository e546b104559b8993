"""What HTML says of its elements: which are laid out, which stand as blocks, which need no end."""

from __future__ import annotations

# Never laid out, or only where a browser can't do what the element is for.
UNSEEN = frozenset({
    "area", "audio", "base", "canvas", "col", "colgroup", "datalist", "embed", "head", "iframe", "link", "map", "meta",
    "noembed", "noframes", "noscript", "object", "param", "rp", "script", "source", "style", "template", "title",
    "track", "video",
})  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "plaintext", "pre", "search", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "xmp",
})  # fmt: skip
# Parts of tables, laid out as such whatever their style says.
TABULAR = frozenset({"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
# Drawings: their words are seen, what describes them is not.
DRAWN = frozenset({"math", "svg"})
DRAWN_UNSEEN = frozenset({"annotation", "annotation-xml", "defs", "desc", "metadata", "title"})
PREFORMATTED = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
# Their end may be left out: the next of their kind ends them.
ENDED = frozenset({
    "body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot",
    "th", "thead", "tr",
})  # fmt: skip
# Where their end is left out, every block that follows opens them anew.
FORMATTING = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})  # fmt: skip
CONTROLS = frozenset({"button", "input", "select", "textarea"})
# What a document stands in; heads and feet inside are its own, not the site's.
ARTICLES = frozenset({"article", "main"})
