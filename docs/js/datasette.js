/* For collection.sqlite opened in Datasette with the site beside it (--static site:../site): places become links, the
   meaning of the columns folds away, narrow columns of Chinese text stay readable. */
document.addEventListener("DOMContentLoaded", () => {
  const style = document.createElement("style");
  style.textContent = ".rows-and-columns td { min-width: 5em; max-width: 30em } .rows-and-columns th { white-space: nowrap }";
  document.head.append(style);
  document.querySelectorAll("table.rows-and-columns").forEach((table) => {
    const heads = Array.from(table.querySelectorAll("thead th"));
    const place = heads.findIndex((th) => ["href", "网页位置"].includes(th.dataset.column || th.textContent.trim()));
    if (place < 0) return;
    table.querySelectorAll("tbody tr").forEach((row) => {
      const cell = row.cells[place];
      const text = cell ? cell.textContent.trim() : "";
      if (!/^[^:/]+(\/[^:/]+)*\.html(#[^#]*)?$/.test(text)) return;
      const link = document.createElement("a");
      link.href = "/site/" + text;
      link.textContent = text;
      cell.replaceChildren(link);
    });
  });
  document.querySelectorAll("dl.column-descriptions").forEach((list) => {
    const fold = document.createElement("details");
    const head = document.createElement("summary");
    head.textContent = "各列的含义";
    list.replaceWith(fold);
    fold.append(head, list);
  });
});
