// Keys and dragging. Every page is complete without this file.
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

// One letter, one move: / searches, j and k walk the list or the words sought in an article, o opens, ? explains.
const rows = () => [...document.querySelectorAll(".row, mark[id]")];
let at = -1;

function walk(step) {
  const list = rows();
  if (list.length === 0) return;
  list[at]?.classList.remove("here");
  at = Math.min(Math.max(at + step, 0), list.length - 1);
  const row = list[at];
  row.classList.add("here");
  row.scrollIntoView({ block: row.matches("mark") ? "center" : "nearest" });
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

// The histogram: drag over a stretch of either clock, or walk its bars with arrows and take a stretch with Shift.
for (const drawing of document.querySelectorAll(".histogram svg")) {
  const stretches = drawing.dataset.stretches.split(" ");
  const links = [...drawing.querySelectorAll(".column")];
  const said = drawing.parentElement.querySelector("output");
  const { width, height } = drawing.viewBox.baseVal;
  const held = drawing.insertBefore(document.createElementNS(drawing.namespaceURI, "rect"), drawing.firstChild);
  held.setAttribute("class", "held");
  let clock = "when", from = null, to = null, dragged = false;

  const ends = () => {
    const [first, last] = from <= to ? [from, to] : [to, from];
    return [first, last, stretches[first].split("..")[0], stretches[last].split("..").at(-1)];
  };
  const show = () => {
    const [first, last, start, end] = from === null ? [0, -1] : ends();
    const step = width / stretches.length;
    const box = { x: first * step, width: (last - first + 1) * step, y: clock === "when" ? 0 : height / 2, height: height / 2 };
    for (const [name, value] of Object.entries(box)) held.setAttribute(name, value);
    said.textContent = from === null ? "" : start === end ? start : `${start} to ${end}`;
  };
  const drop = () => { from = to = null; dragged = false; show(); };
  const open = () => {
    const [, , start, end] = ends();
    const address = new URL(drawing.dataset[clock], location.href);
    address.searchParams.set(clock, `${start}..${end}`);
    location.href = address;
  };
  const under = (x) => {
    const box = drawing.getBoundingClientRect();
    const index = Math.floor(((x - box.left) / box.width) * stretches.length);
    return Math.min(Math.max(index, 0), stretches.length - 1);
  };

  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    const box = drawing.getBoundingClientRect();
    clock = event.clientY < box.top + box.height / 2 ? "when" : "published";
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
  const place = (link) => Number(link.dataset.index);
  const beside = (link, step) => {
    const row = links.filter((other) => other.dataset.clock === link.dataset.clock);
    return row[row.indexOf(link) + step];
  };
  const across = (link) => {
    const row = links.filter((other) => other.dataset.clock !== link.dataset.clock);
    const distance = (other) => Math.abs(place(other) - place(link));
    return row.reduce((best, other) => (best && distance(best) <= distance(other) ? best : other), undefined);
  };
  const move = (old, next) => {
    old.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  };
  const steps = {
    ArrowRight: (link) => beside(link, 1),
    ArrowLeft: (link) => beside(link, -1),
    ArrowUp: (link) => (link.dataset.clock === "published" ? across(link) : undefined),
    ArrowDown: (link) => (link.dataset.clock === "when" ? across(link) : undefined),
    Home: () => links[0],
    End: () => links.at(-1),
  };
  links.forEach((link, index) => link.setAttribute("tabindex", index === 0 ? "0" : "-1"));
  drawing.addEventListener("keydown", (event) => {
    const link = event.target.closest(".column");
    const next = steps[event.key]?.(link);
    if (event.key === "Escape" && from !== null) drop();
    else if (event.key === "Enter" && from !== null) open();
    else if (next) {
      if (event.shiftKey && next.dataset.clock === link.dataset.clock) {
        clock = link.dataset.clock;
        from ??= place(link);
        to = place(next);
        show();
      } else drop();
      move(link, next);
    } else if (!(event.key in steps)) return;
    event.preventDefault();
  });
}

// A date typed is a date meant; and what takes its time says so.
for (const form of document.querySelectorAll("form.correct")) {
  const fixes = form.querySelector("[value='fix date']");
  form.querySelector("[name=date]")?.addEventListener("input", () => { if (fixes) fixes.checked = true; });
  form.addEventListener("submit", ({ submitter }) => {
    if (submitter) submitter.dataset.said = submitter.textContent;
    setTimeout(() => { if (submitter) submitter.textContent = "Working …"; }, 300);
  });
}
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[data-said]")) button.textContent = button.dataset.said;
});

// What is to be copied, is with one press; without a clipboard it can still be marked and copied.
for (const button of document.querySelectorAll("button[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    button.textContent = "Copied";
  });
}
