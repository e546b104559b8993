/* 规划简报: the card on a figure, the citation of a paragraph, the filters. All content is there without it. */
(() => {
  const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
  const node = (tag, props = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return made;
  };
  $(".md-search")?.setAttribute("aria-label", "搜索");
  $$(".pb-ob table, .pb-box table").forEach((table) => {
    const box = table.closest(".md-typeset__scrollwrap") || table.parentElement;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", $("figcaption", table.closest("figure"))?.textContent.trim() || "数据表");
  });

  /* ---- the card: one element, moved beside the figure it speaks of, so that Tab goes into it */
  const cards = JSON.parse($("#pb-cards")?.textContent || "{}");
  const card = node("span", { id: "pb-card", className: "pb-card" });
  card.setAttribute("role", "dialog");
  card.setAttribute("popover", "manual");
  let at = null, timer = 0, pinned = false;

  const close = (refocus) => {
    if (!at) return;
    const from = at;
    at.classList.remove("on");
    at.removeAttribute("aria-expanded");
    at = null; pinned = false;
    card.hidePopover?.();
    card.remove();
    if (refocus) { from.dataset.quiet = "1"; from.focus(); }
  };
  const place = (el) => {
    if (innerWidth < 960) { card.style.left = card.style.top = ""; return; }
    const r = el.getClientRects()[0] || el.getBoundingClientRect();
    const w = card.offsetWidth, h = card.offsetHeight;
    const up = r.bottom + h + 16 > innerHeight && r.top - h > 60;
    card.style.left = Math.max(12, Math.min(r.left - 16, innerWidth - w - 12)) + "px";
    card.style.top = (up ? r.top - h - 8 : r.bottom + 8) + "px";
  };
  const open = (el, label, parts, pin) => {
    if (at === el) { pinned = pinned || pin; return; }
    close(false);
    at = el; pinned = pin;
    el.classList.add("on");
    el.setAttribute("aria-expanded", "true");
    card.replaceChildren(...parts);
    card.setAttribute("aria-label", label);
    el.after(card);
    card.showPopover?.();
    place(el);
  };

  const row = (term, text, style) => text ? [node("span", { className: "t", textContent: term }), node("span", { className: "d " + (style || ""), textContent: text })] : [];
  const read = (c, id) => {
    const rows = node("span", { className: "dl" },
      ...row("地区", c.region), ...row("期间", c.period), ...row("状态", c.status), ...row("界限", c.comparator),
      ...row("属性", c.attribute), ...row("注意", c.inferred, "inf"), ...row("位置", c.place));
    if (c.elsewhere) {
      rows.append(node("span", { className: "t", textContent: "同一指标" }), node("span", { className: "d" }, ...c.elsewhere.map((e) =>
        node("span", { className: "ln" }, node("a", { href: e.link, textContent: e.value }), ` ${e.when}　${e.place}`))));
    }
    return [
      node("span", { className: "nm", textContent: c.name }),
      node("span", { className: "big" }, c.amount, node("small", { textContent: (c.unit || "") + (c.base ? `　＝ ${c.base}` : "") })),
      rows,
      c.warnings ? node("span", { className: "fx" }, ...c.warnings.map((w) => node("a", { href: w.link }, node("em", { textContent: w.severity }), w.title))) : null,
      node("span", { className: "ac" }, c.concept ? node("a", { href: c.concept, textContent: "看这个指标" }) : null, node("a", { href: "#" + id, textContent: "本处链接" })),
    ].filter(Boolean);
  };
  const show = (a, pin) => {
    const found = cards[a.id];
    if (found) open(a, "数据解读：" + found[0].name, found.flatMap((c) => read(c, a.id)), pin);
  };
  const later = (action, wait) => { clearTimeout(timer); timer = setTimeout(action, wait); };

  $$("a.f[id]").forEach((a) => {
    a.setAttribute("aria-haspopup", "dialog");
    a.addEventListener("mouseenter", () => { if (!pinned) later(() => show(a, false), 130); });
    a.addEventListener("mouseleave", () => { if (!pinned) later(() => close(false), 260); });
    a.addEventListener("focus", () => {
      if (a.dataset.quiet) { delete a.dataset.quiet; return; }
      later(() => show(a, false), 250);
    });
    a.addEventListener("click", (e) => {
      e.preventDefault();
      clearTimeout(timer);
      history.replaceState(null, "", "#" + a.id);
      if (at === a && pinned) close(true); else { show(a, true); pinned = true; }
    });
  });
  card.addEventListener("mouseenter", () => clearTimeout(timer));
  card.addEventListener("mouseleave", () => { if (!pinned) later(() => close(false), 260); });
  card.addEventListener("focusout", (e) => { if (at && e.relatedTarget && !card.contains(e.relatedTarget) && e.relatedTarget !== at) close(false); });
  document.addEventListener("keydown", (e) => { if (e.key === "Escape" && at) { e.stopPropagation(); close(true); } });
  document.addEventListener("click", (e) => { if (at && !card.contains(e.target) && !e.target.closest("a.f, .pm")) close(false); });
  addEventListener("scroll", () => { if (at && innerWidth >= 960) place(at); }, { passive: true });
  addEventListener("resize", () => { if (at) place(at); });

  /* ---- the citation of a paragraph (GB/T 7714) */
  const title = $(".pb-doc-head h1")?.textContent.trim();
  if (title) {
    const cited = $("#source [data-cite]")?.textContent || `${title}[Z].`;
    const headings = (el) => {
      const found = [];
      for (let e = el; e; e = e.previousElementSibling || e.parentElement?.closest(".pb-blk, figure")) {
        if (/^H[23]$/.test(e.tagName) && !found.some((f) => f.tagName === e.tagName)) {
          found.unshift(e);
          if (e.tagName === "H2") break;
        }
      }
      return found.map((e) => e.textContent.trim()).join("，");
    };
    /* A browser lends its clipboard to https and to the disk only; on an office's own http server the old way is left. */
    const selected = (text) => {
      const field = node("textarea", { value: text, readOnly: true });
      card.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    };
    const copied = async (text) => {
      try { await navigator.clipboard.writeText(text); return true; } catch { return selected(text); }
    };
    const copy = (text, label) => node("button", { type: "button", textContent: label, onclick: async ({ target }) => {
      target.textContent = (await copied(text)) ? "已复制" : "复制不了，请选中上面的文字";
      target.focus();
    } });
    $$(".md-content p[id^=p], .md-content figcaption[id^=p]").forEach((p) => {
      const mark = node("button", { className: "pm", type: "button", textContent: "¶" });
      mark.setAttribute("aria-label", "引用本段");
      mark.addEventListener("click", (e) => {
        e.stopPropagation();
        const text = `${cited.replace(/\.$/, "")}：${headings(p) || "正文"}（${p.id}）.`;
        open(mark, "引用本段", [node("span", { className: "nm", textContent: "引用本段　GB/T 7714" }), node("span", { className: "q", textContent: text }),
          node("span", { className: "ac" }, copy(text, "复制引文"), copy(location.href.split("#")[0] + "#" + p.id, "复制链接"))], true);
      });
      p.prepend(mark);
    });
  }

  /* ---- filters, kept in the address so that a filtered list can be sent to somebody */
  const bar = $(".ft");
  if (bar) {
    /* ":has" would stop the whole script in the browsers of older office machines */
    const lists = $$(".pg").filter((group) => $(".pj", group)), texts = $$(".pg").filter((group) => !$(".pj", group));
    const items = $$(".fd, .fl, .pj > li, .mr"), chosen = {}, told = $(".rs", bar), find = $("#pb-find");
    const all = items.filter((el) => !el.classList.contains("ok")).length;
    const unit = $(".pb-prj") ? "个" : "处";
    const fits = (el, f, v) => f === "q" ? el.textContent.includes(v) : (el.dataset[f] || "").split(" ").includes(v);
    const apply = () => {
      let n = 0, settled = 0;
      items.forEach((el) => {
        const fit = Object.entries(chosen).every(([f, v]) => fits(el, f, v));
        el.classList.toggle("hide", !fit);
        if (el.classList.contains("ok")) settled += fit; else n += fit;
      });
      texts.forEach((el) => el.classList.toggle("hide", !Object.entries(chosen).every(([f, v]) => fits(el, f, v))));
      [...$$(".sg, .mg"), ...lists].forEach((group) => {
        const shown = $$(".fd, .fl, .pj > li, .mr", group).filter((el) => !el.classList.contains("hide"));
        group.classList.toggle("hide", !shown.length);
        const count = $("h2 b", group);
        if (count) count.textContent = shown.filter((el) => !el.classList.contains("ok")).length;
      });
      if (told) told.textContent = (n === all ? `共 ${all} ${unit}` : `${n} ${unit}，共 ${all} ${unit}`) + (settled ? `，另有 ${settled} ${unit}已确认` : "");
      $$("button", bar).forEach((b) => b.setAttribute("aria-pressed", chosen[b.dataset.f] === b.dataset.v));
    };
    const keep = () => { const q = new URLSearchParams(chosen).toString(); history.replaceState(null, "", q ? "?" + q : location.pathname); apply(); };
    bar.addEventListener("click", (e) => {
      const b = e.target.closest("button");
      if (!b) return;
      const { f, v } = b.dataset;
      if (chosen[f] === v) delete chosen[f]; else chosen[f] = v;
      keep();
    });
    find?.addEventListener("input", () => { const q = find.value.trim(); if (q) chosen.q = q; else delete chosen.q; keep(); });
    new URLSearchParams(location.search).forEach((v, f) => { if ("skdqtgn".includes(f)) chosen[f] = v; });
    if (find && chosen.q) find.value = chosen.q;
    apply();
  }
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.tagName === "DETAILS") target.open = true;
    if (target.classList.contains("hide")) { history.replaceState(null, "", location.pathname + location.hash); location.reload(); }
  };
  reveal();
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => $$("details.fl").forEach((d) => { d.open = true; }));
})();
