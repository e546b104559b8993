"""The pages of the site in the order of its menu: which template each is made from, and what the template is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.render.markdown.escape import name
from generator.render.measures import Measure
from generator.render.view.alignment import of_collection
from generator.render.view.checkup import checkup
from generator.render.view.comparison import comparison
from generator.render.view.concept import concept
from generator.render.view.concepts import concept_index
from generator.render.view.document import document
from generator.render.view.documents import documents
from generator.render.view.downloads import downloads
from generator.render.view.editions import has_page
from generator.render.view.fields import fields
from generator.render.view.home import home
from generator.render.view.index import Index
from generator.render.view.matrix import matrices
from generator.render.view.pairs import pair
from generator.render.view.progress import progress
from generator.render.view.projects import projects
from generator.render.view.regions import regions
from generator.render.view.status import status

MENU = ("概览", "文件", "指标", "地区", "工程项目", "对比与综述", "体检", "数据下载", "方法说明", "状态")


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page; ``menu`` is the entry it stands under, ``title`` its own name there."""

    path: str
    template: str
    menu: str
    title: str
    given: dict[str, object]


def pages(index: Index, files: Mapping[str, Measure]) -> Iterator[Page]:
    """Every generated page; ``files`` are the data files that have been written, as far as they have."""
    yield Page("index", "index.md.j2", "概览", "概览", {"view": home(index)})
    yield Page("documents", "documents.md.j2", "文件", "全部文件", {"view": documents(index)})
    for source in index.sources.values():
        view = document(index, source)
        yield Page(view.page, "document.md.j2", "文件", view.name, {"view": view})
    for relation in filter(has_page, index.collection.relations):
        compared = pair(index, relation)
        yield Page(compared.page, "edition.md.j2", "文件", compared.title, {"view": compared})
    yield Page("concepts/index", "concepts.md.j2", "指标", "全部指标", {"view": concept_index(index)})
    for each in index.collection.pages:
        told = concept(index, each)
        yield Page(told.page, "concept.md.j2", "指标", told.name, {"view": told})
    places = regions(index)
    yield Page("regions/index", "regions.md.j2", "地区", "全部地区", {"rows": places})
    for region in places:
        yield Page(region.page, "region.md.j2", "地区", region.name, {"view": region})
    yield Page("projects", "projects.md.j2", "工程项目", "工程项目", {"view": projects(index)})
    yield Page("comparison", "comparison.md.j2", "对比与综述", "对比与综述", {"view": comparison(index)})
    for field in fields(index):
        yield Page(field.page, "field.md.j2", "对比与综述", field.name, {"view": field})
    yield Page("progress", "progress.md.j2", "对比与综述", "目标完成", {"view": progress(index)})
    aligned = {"view": matrices(index), "aligned": of_collection(index)}
    yield Page("matrix", "matrix.md.j2", "对比与综述", "指标矩阵", aligned)
    yield Page("checkup", "checkup.md.j2", "体检", "体检", {"view": checkup(index)})
    yield Page("data", "data.md.j2", "数据下载", "数据下载", {"view": downloads(index, files)})
    yield Page("status", "status.md.j2", "状态", "状态", {"view": status(index)})


def navigation(found: Sequence[Page]) -> list[dict[str, object]]:
    """The menu as MkDocs reads it: an entry is a page, or a section of pages."""
    entries: dict[str, list[dict[str, object]]] = {entry: [] for entry in MENU}
    for page in found:
        entries[page.menu].append({name(page.title): f"{page.path}.md"})
    entries["方法说明"] = [{"方法说明": "methods.md"}, {"关于": "about.md"}]
    return [
        {entry: next(iter(under[0].values())) if len(under) == 1 else under}
        for entry, under in entries.items()
        if under
    ]
