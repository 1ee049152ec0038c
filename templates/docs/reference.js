"use strict";
{
  const root = document.documentElement;
  const store = {
    get: (key) => { try { return localStorage.getItem(`ftgen-${key}`); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(`ftgen-${key}`, value); } catch { /* a page without storage forgets */ } },
  };
  const make = (tag, attributes = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  };
  const breakable = (name) => name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=_)/).flatMap((word) => [word, make("wbr")]);
  if (store.get("theme")) root.dataset.theme = store.get("theme");

  const start = () => {
    const find = (id) => document.getElementById(id);
    const main = find("main"), contents = find("contents"), menu = find("menu"), tree = find("tree");

    find("theme").addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      store.set("theme", root.dataset.theme = dark ? "light" : "dark");
    });

    // The drawer of narrow windows.
    const slide = (open) => {
      root.classList.toggle("open", open);
      main.inert = open;
      menu.setAttribute("aria-expanded", open);
    };
    menu.addEventListener("click", () => slide(!root.classList.contains("open")));
    contents.addEventListener("click", (event) => { if (event.target.closest("a")) slide(false); });
    document.addEventListener("click", (event) => { if (event.target === root || event.target === document.body) slide(false); });

    // Code: colours, and a button to copy it.
    const grammars = {
      python: /(?<c>#[^\n]*)|(?<s>[rbf]?(?:"""[^]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))|(?<k>\b(?:async|await|class|def|for|from|if|import|in|raise|return|with|as|None|True|False)\b)|(?<n>\b\d[\d_.]*\b)|(?<t>\b[A-Z]\w*\b)/g,
      json: /(?<t>"(?:[^"\\]|\\.)*"(?=:))|(?<s>"(?:[^"\\]|\\.)*")|(?<k>\b(?:true|false|null)\b)|(?<n>-?\b\d[\d.eE+-]*)/g,
    };
    const dress = (pre) => {
      const code = pre.firstElementChild, text = code.textContent, grammar = grammars[pre.className];
      if (grammar) {
        const pieces = [];
        let end = 0;
        for (const found of text.matchAll(grammar)) {
          const [kind] = Object.entries(found.groups).find(([, value]) => value !== undefined);
          pieces.push(text.slice(end, found.index), make("span", { className: kind }, found[0]));
          end = found.index + found[0].length;
        }
        code.replaceChildren(...pieces, text.slice(end));
      }
      const button = make("button", { type: "button", className: "copy" }, "Copy");
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(text);
          button.textContent = "Copied";
        } catch {
          getSelection().selectAllChildren(code);
          button.textContent = "Selected";
        }
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
      pre.append(button);
    };

    // Tabs: one of several at a time, and the same way to call everywhere on the page.
    const choose = (tabs, wanted) => {
      const all = [...tabs.children];
      const chosen = all.find((each) => each.firstElementChild.textContent === wanted);
      if (chosen) for (const each of all) each.open = each === chosen;
    };
    const chooseAll = (wanted) => { for (const tabs of document.querySelectorAll(".calls[data-ready]")) choose(tabs, wanted); };
    main.addEventListener("click", (event) => {
      const summary = event.target.closest(".tabs > details > summary");
      if (!summary) return;
      event.preventDefault();
      const tabs = summary.parentElement.parentElement, before = summary.getBoundingClientRect().top;
      for (const each of tabs.children) each.open = each === summary.parentElement;
      if (!tabs.matches(".calls")) return;
      store.set("call", summary.textContent);
      chooseAll(summary.textContent);
      scrollBy(0, summary.getBoundingClientRect().top - before);
    });

    const named = "dt > code a, li > code a, .type a"; // Links to models.

    // Schemas unfold where they are named: a copy of what the page says of the model; one inside itself stays a link.
    const unfoldable = (scope, chain) => {
      for (const link of scope.querySelectorAll(named)) {
        const name = decodeURIComponent(link.hash.slice(1)), model = find(name);
        if (!model?.matches(".model") || chain.includes(name)) continue;
        const button = make("button", { type: "button", className: "unfold", title: `What ${name} holds` });
        button.setAttribute("aria-label", `What ${name} holds`);
        button.setAttribute("aria-expanded", "false");
        let shown;
        button.addEventListener("click", () => {
          const open = button.getAttribute("aria-expanded") === "false";
          button.setAttribute("aria-expanded", open);
          if (shown) shown.hidden = !open;
          else shown = unfold(link, model, [...chain, name]);
        });
        const code = link.closest("code");
        (code.querySelectorAll("a").length > 1 ? link : code).after(button);
      }
    };
    const unfold = (link, model, chain) => {
      const place = link.closest("dt, li, .type");
      const copy = model.querySelector(".schema").cloneNode(true);
      for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
      for (const each of copy.querySelectorAll(".unfold, .pin, .inner")) each.remove();
      const inner = make(place.matches("dt") ? "dd" : "div", { className: "inner" }, copy);
      if (place.matches("li")) place.append(inner);
      else (place.nextElementSibling?.matches("dd") ? place.nextElementSibling : place).after(inner);
      unfoldable(copy, chain);
      return inner;
    };

    // What an article gains when it comes near.
    const pin = (term, id) => {
      const name = term.firstElementChild;
      if (!name?.matches("b") || find(`${id}.${name.textContent}`)) return;
      term.id = `${id}.${name.textContent}`;
      term.append(make("a", { className: "pin", href: `#${encodeURIComponent(term.id)}`, tabIndex: -1, ariaLabel: `Link to ${name.textContent}` }, "¶"));
    };
    // What uses a model: whatever links to it.
    const title = (article) => article.querySelector("h3 > a, h3 > b")?.textContent ?? "";
    let uses;
    const findUses = () => {
      uses = new Map();
      for (const article of articles)
        for (const link of article.querySelectorAll(named)) {
          if (link.closest(".inner")) continue;
          const id = decodeURIComponent(link.hash.slice(1));
          if (id !== article.id) uses.set(id, (uses.get(id) ?? new Set()).add(article));
        }
    };
    const useLinks = (model) => {
      if (!uses) findUses();
      const users = [...uses.get(model.id) ?? []].map((each) => make("a", { href: `#${each.id}` }, title(each)));
      if (users.length) model.querySelector(".doc").append(make("p", { className: "uses" }, "Used by ", ...users));
    };
    const ready = new WeakSet();
    const enhance = (article) => {
      if (ready.has(article)) return;
      ready.add(article);
      article.querySelectorAll("pre").forEach(dress);
      const heading = article.querySelector("h3 > b");
      if (heading) heading.replaceWith(make("a", { href: `#${encodeURIComponent(article.id)}` }, ...breakable(heading.textContent)));
      for (const tabs of article.querySelectorAll(".calls")) {
        tabs.dataset.ready = "";
        choose(tabs, store.get("call"));
      }
      article.querySelectorAll(".doc > .fields > dt, .schema > .fields > dt").forEach((term) => pin(term, article.id));
      unfoldable(article, article.matches(".model") ? [article.id] : []);
      if (article.matches(".model")) useLinks(article);
      article.querySelector(".body .unfold")?.click();
    };
    const articles = [...main.querySelectorAll("article")];
    const near = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) { near.unobserve(entry.target); enhance(entry.target); }
    }, { rootMargin: "100% 0px" });
    for (const each of articles) near.observe(each);
    for (const each of main.querySelectorAll(".hero pre, .group pre, section > article:not(.operation, .model) pre")) if (!each.closest("article")) dress(each);

    // What was linked to stays in place while articles above it take their size, until the reader moves.
    let held, patience;
    const hold = (target) => {
      held = target;
      clearTimeout(patience);
      if (held) { held.scrollIntoView(); patience = setTimeout(hold, 1500); }
    };
    new ResizeObserver(() => held && hold(held)).observe(main);
    for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(act, () => hold(), { passive: true, capture: true });

    // Links to a parameter or a property: the page marks them only once their article is near.
    const reveal = () => {
      const id = decodeURIComponent(location.hash.slice(1));
      if (!id) return;
      let target = find(id);
      for (let end = id.lastIndexOf("."); !target && end > 0; end = id.lastIndexOf(".", end - 1)) {
        const article = find(id.slice(0, end));
        if (article?.matches("article")) { enhance(article); target = find(id) ?? article; }
      }
      if (!target) return;
      const article = target.closest("article");
      if (article) enhance(article);
      document.querySelector(".aim")?.classList.remove("aim");
      target.classList.add("aim");
      hold(target);
    };
    addEventListener("hashchange", reveal);

    // Names break behind their words, once they are shown.
    const breakNames = (group) => { for (const label of group.querySelectorAll("li span:first-child:not(:has(wbr))")) label.replaceChildren(...breakable(label.textContent)); };
    tree.addEventListener("toggle", (event) => breakNames(event.target), true);
    tree.querySelectorAll("details[open]").forEach(breakNames);

    // The contents follow the page.
    const links = new Map([...tree.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
    let current;
    const follow = new IntersectionObserver((entries) => {
      const shown = entries.find((entry) => entry.isIntersecting);
      const link = shown && links.get(shown.target.id);
      if (!link || link === current) return;
      current?.removeAttribute("aria-current");
      (current = link).setAttribute("aria-current", "true");
      const group = link.closest("details");
      if (group && !group.open) group.open = true;
      const place = link.getBoundingClientRect(), box = contents.getBoundingClientRect();
      if (place.top < box.top + 120) contents.scrollTop += place.top - box.top - 120;
      else if (place.bottom > box.bottom) contents.scrollTop += place.bottom - box.bottom + 40;
    }, { rootMargin: "-10% 0px -80% 0px" });
    for (const each of [...articles, find("authorization")]) if (each && links.has(each.id)) follow.observe(each);

    // Search: names first, then ids and paths, then parameters and properties, then words.
    const search = find("search"), hits = find("hits"), none = find("none");
    const plain = (text) => text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    const own = (article, selector) => [...article.querySelectorAll(selector)].filter((each) => !each.closest(".inner")).map((each) => each.textContent);
    let entries;
    const read = () => articles.map((article) => {
      const name = title(article), [route = ""] = own(article, ".route > code"), [id = ""] = own(article, ".route > small");
      const fields = own(article, ".doc > .fields > dt > b, .schema > .fields > dt > b").map((field) => [field, ` ${plain(field)}`]);
      const section = article.closest("section")?.querySelector("h2")?.textContent ?? "";
      return {
        article, name, route, fields, verb: article.querySelector(".route > .verb"),
        named: ` ${plain(name)}`, known: ` ${plain(id)} ${plain(route)} ${plain(section)}`,
        words: ` ${plain(own(article, ".prose, dd, .values, .title, dt > small").join(" "))}`,
      };
    });
    const score = (entry, whole, wanted) => {
      let total = entry.named === ` ${whole}` ? 400 : entry.named.startsWith(` ${whole}`) ? 200 : entry.named.includes(` ${whole}`) ? 100 : 0;
      let field = entry.fields.find(([, text]) => text === ` ${whole}`)?.[0];
      if (field) total += 80;
      for (const word of wanted) {
        const within = entry.fields.find(([, text]) => text.includes(` ${word}`))?.[0];
        const worth = entry.named.includes(` ${word}`) ? 40 : entry.known.includes(` ${word}`) ? 25 : within ? 15 : entry.words.includes(` ${word}`) ? 5 : entry.named.includes(word) ? 3 : 0;
        if (!worth) return null;
        if (worth === 15) field ??= within;
        total += worth;
      }
      return { entry, total: total + (entry.verb ? 1 : 0), field };
    };
    let active = -1;
    const mark = (place) => {
      const options = [...hits.children];
      active = options.length ? (place + options.length) % options.length : -1;
      options.forEach((option, number) => option.setAttribute("aria-selected", number === active));
      options[active]?.scrollIntoView({ block: "nearest" });
      if (active >= 0) search.setAttribute("aria-activedescendant", options[active].id);
      else search.removeAttribute("aria-activedescendant");
    };
    const option = ({ entry, field }, number) => {
      const id = field ? `${entry.article.id}.${field}` : entry.article.id;
      const made = make("a", { id: `hit-${number}`, href: `#${encodeURIComponent(id)}`, tabIndex: -1, role: "option" }, make("b", {}, ...breakable(entry.name)));
      if (entry.verb) made.append(entry.verb.cloneNode(true));
      made.append(make("span", {}, field ? `.${field}` : entry.route || (entry.article.querySelector(".prose")?.textContent ?? "").slice(0, 80)));
      return made;
    };
    const look = () => {
      const whole = plain(search.value), asked = search.value.trim() !== "";
      entries ??= read();
      const wanted = whole.split(" ");
      const found = whole ? entries.map((entry) => score(entry, whole, wanted)).filter(Boolean).sort((a, b) => b.total - a.total).slice(0, 50) : [];
      hits.replaceChildren(...found.map(option));
      hits.hidden = !found.length;
      tree.hidden = asked;
      none.textContent = asked && !found.length ? "Nothing is called so, and nothing says so." : "";
      search.setAttribute("aria-expanded", found.length > 0);
      mark(0);
    };
    const leave = () => { search.value = ""; look(); };
    search.addEventListener("input", look);
    search.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(active + (event.key === "ArrowDown" ? 1 : -1)); }
      if (event.key === "Enter" && active >= 0) { hits.children[active].click(); search.blur(); }
      if (event.key === "Escape") { leave(); search.blur(); slide(false); }
    });
    hits.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      const target = find(link.hash.slice(1)) ?? find(decodeURIComponent(link.hash.slice(1)).split(".")[0]);
      leave();
      if (link.hash === location.hash) { event.preventDefault(); reveal(); }
      if (target?.matches("article")) enhance(target);
      target?.querySelector("h3 a")?.focus({ preventScroll: true });
    });
    document.addEventListener("keydown", (event) => {
      const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if ((event.key === "/" && !writing) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
        event.preventDefault();
        if (getComputedStyle(menu).display !== "none") slide(true);
        search.focus();
        search.select();
      } else if (event.key === "Escape") slide(false);
    });
    reveal();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
