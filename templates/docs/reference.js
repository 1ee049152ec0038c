
"use strict";
{
  const root = document.documentElement;
  const theme = document.getElementById("theme");
  const filter = document.getElementById("filter");
  const groups = [...document.querySelectorAll("nav details")];
  const links = new Map([...document.querySelectorAll("nav li a")].map((link) => [link.hash.slice(1), link]));

  theme.hidden = filter.hidden = false;
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const link of links.values()) {
      const text = `${link.textContent} ${link.title}`.toLowerCase();
      link.parentElement.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("li:not([hidden])");
      if (words.length) group.open = true;
    }
  });
  filter.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { filter.value = ""; filter.dispatchEvent(new Event("input")); filter.blur(); }
    if (event.key === "Enter") document.querySelector("nav details:not([hidden]) li:not([hidden]) a")?.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); filter.focus(); }
  });

  let current;
  const observer = new IntersectionObserver((entries) => {
    const shown = entries.find((entry) => entry.isIntersecting);
    const link = shown && links.get(shown.target.id);
    if (!link || link === current) return;
    current?.removeAttribute("aria-current");
    (current = link).setAttribute("aria-current", "true");
    const list = link.closest("nav"), place = link.getBoundingClientRect(), box = list.getBoundingClientRect();
    if (place.top < box.top) list.scrollTop += place.top - box.top;
    else if (place.bottom > box.bottom) list.scrollTop += place.bottom - box.bottom;
  }, { rootMargin: "-10% 0px -80% 0px" });
  for (const id of links.keys()) {
    const target = document.getElementById(id);
    if (target) observer.observe(target);
  }
}
