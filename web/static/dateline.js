// Keys and dragging. Every page is complete without this file.
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

// One letter, one move: / searches, j and k walk the list, o opens, ? explains.
const rows = () => [...document.querySelectorAll(".row")];
let at = -1;

function walk(step) {
  const list = rows();
  if (list.length === 0) return;
  list[at]?.classList.remove("here");
  at = Math.min(Math.max(at + step, 0), list.length - 1);
  const row = list[at];
  row.classList.add("here");
  row.scrollIntoView({ block: "nearest" });
  row.querySelector(".go")?.focus({ preventScroll: true });
}

const keys = {
  "/": () => { const box = document.getElementById("q"); box.focus(); box.select(); },
  j: () => walk(1),
  k: () => walk(-1),
  o: () => rows()[at]?.querySelector(".go")?.click(),
  "?": () => { location.href = document.querySelector("a[data-guide]").href; },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const act = keys[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

// The histogram: drag over a stretch, or walk it with arrows and take a stretch with Shift.
for (const drawing of document.querySelectorAll(".histogram svg")) {
  const columns = [...drawing.querySelectorAll(".column")];
  const links = columns.filter((column) => column.hasAttribute("href"));
  let from = null, to = null, dragged = false;

  const show = () => {
    const [first, last] = from <= to ? [from, to] : [to, from];
    columns.forEach((column, index) => column.classList.toggle("held", from !== null && index >= first && index <= last));
  };
  const drop = () => { from = to = null; dragged = false; show(); };
  const open = () => {
    const [first, last] = from <= to ? [from, to] : [to, from];
    const address = new URL(drawing.dataset.base, location.href);
    address.searchParams.set("when", `${columns[first].dataset.first}..${columns[last].dataset.last}`);
    location.href = address;
  };
  const under = (x) => {
    const box = drawing.getBoundingClientRect();
    const index = Math.floor(((x - box.left) / box.width) * columns.length);
    return Math.min(Math.max(index, 0), columns.length - 1);
  };

  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    from = to = under(event.clientX);
  });
  window.addEventListener("pointermove", (event) => {
    if (from === null || event.buttons !== 1) return;
    to = under(event.clientX);
    if (to !== from) dragged = true;
    if (dragged) show();
  });
  window.addEventListener("pointerup", () => {
    if (from === null) return;
    if (dragged) open();
    else drop();
  });
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("click", (event) => { if (dragged) event.preventDefault(); });

  // One stop of the Tab key for the whole drawing; arrows move within it.
  links.forEach((link, index) => link.setAttribute("tabindex", index === 0 ? "0" : "-1"));
  drawing.addEventListener("keydown", (event) => {
    const link = event.target.closest(".column");
    const index = links.indexOf(link);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape" && from !== null) drop();
    else if (event.key === "Enter" && from !== null) open();
    else if (event.key === "Home") move(link, links[0]);
    else if (event.key === "End") move(link, links.at(-1));
    else if (step && links[index + step]) {
      if (event.shiftKey) {
        from ??= columns.indexOf(link);
        to = columns.indexOf(links[index + step]);
        show();
      } else drop();
      move(link, links[index + step]);
    } else return;
    event.preventDefault();
  });
  const move = (old, next) => {
    old.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  };
}
