// The search box proposes names and words of the archive. Without this file it is a plain box.
// The pattern is the ARIA one of an editable combobox with a list: focus stays in the box, the list is pointed at.
"use strict";

for (const box of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("ul");
  const said = document.createElement("p");
  const kind = document.getElementById(box.dataset.kind); // where the kind of a name goes that is taken
  let asked = null, waiting = 0, at = -1;

  list.id = `${box.id}-list`;
  list.className = "proposals";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Names and words of the archive");
  list.hidden = true;
  said.className = "unseen";
  said.setAttribute("role", "status");
  box.after(list, said);
  const states = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(states)) box.setAttribute(name, value);

  const close = () => {
    clearTimeout(waiting);
    asked?.abort();
    list.hidden = true;
    list.replaceChildren();
    at = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const point = (index) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (index + list.children.length) % list.children.length;
    const option = list.children[at];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  };
  const take = (option) => {
    box.value = kind ? option.dataset.words : `${option.dataset.words} `;
    if (kind) kind.value = option.dataset.kind;
    close();
    box.focus();
  };
  const option = (found, index) => {
    const item = document.createElement("li");
    const count = document.createElement("span");
    item.id = `${list.id}-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.words = found.words;
    item.dataset.kind = found.field.toUpperCase();
    item.textContent = `${found.name} `;
    count.className = "n";
    count.textContent = `${found.field === "text" ? "" : `${found.field} `}${found.count.toLocaleString("en")}`;
    item.append(count);
    return item;
  };
  const show = ({ completions }) => {
    if (completions.length === 0 || document.activeElement !== box) return close();
    list.replaceChildren(...completions.map(option));
    list.hidden = false;
    at = -1;
    box.setAttribute("aria-expanded", "true");
    box.removeAttribute("aria-activedescendant");
    said.textContent = `${completions.length} proposed; the down arrow goes to them.`;
  };
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const address = new URL(box.dataset.suggest, location.href);
    address.searchParams.set("q", box.value);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok) show(await answer.json());
    } catch {
      // A newer question, or a server that has gone: the box works without a list.
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    if (kind?.type === "hidden") kind.value = ""; // other words, perhaps of another kind
    if (box.value.trim().length < 2) return close();
    waiting = setTimeout(ask, 120);
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp") point(at < 0 ? -1 : at - 1);
    else if (event.key === "Enter" && at >= 0) take(list.children[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const chosen = event.target.closest("[role=option]");
    if (chosen) take(chosen);
  });
}
