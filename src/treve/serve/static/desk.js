// What a page does beyond plain forms and links; everything works without it, but for what is said here.

// On a telephone the menu begins closed.
const menu = document.querySelector(".menu");
if (menu && window.matchMedia("(max-width: 40rem)").matches && !menu.contains(document.activeElement)) menu.open = false;

// What somebody is writing survives an expired session and a lost line: kept in this tab alone, until it is sent or the tab closes.
// A form says so by data-keep="name"; passwords, files and hidden fields are never kept.
const keptKey = (form) => `treve ${location.pathname} ${form.dataset.keep}`;
const keptFields = (form) =>
  [...form.elements].filter((field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type));

for (const form of document.querySelectorAll("form[data-keep]")) {
  const before = JSON.parse(sessionStorage.getItem(keptKey(form)) ?? "null");
  if (before) {
    for (const field of keptFields(form)) {
      if (!(field.name in before)) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = before[field.name].includes(field.value);
      else if (field.value === field.defaultValue || field.tagName === "SELECT") field.value = before[field.name][0] ?? "";
    }
    form.querySelector("[data-kept]")?.removeAttribute("hidden");
  }
  form.addEventListener("input", () => {
    const kept = {};
    for (const field of keptFields(form)) {
      const chosen = field.type === "checkbox" || field.type === "radio" ? field.checked : field.value !== "";
      kept[field.name] = [...(kept[field.name] ?? []), ...(chosen ? [field.value] : [])];
    }
    sessionStorage.setItem(keptKey(form), JSON.stringify(kept));
  });
  form.addEventListener("reset", () => sessionStorage.removeItem(keptKey(form)));
}

// A page that says what was done has received what was sent: what was kept for its form goes.
const received = document.querySelector("[data-received]");
if (received) for (const name of Object.keys(sessionStorage)) if (name.startsWith("treve ")) sessionStorage.removeItem(name);

// A form without the session's word, sent after signing in again elsewhere: the word of the page that is shown now is taken.
document.body.addEventListener("htmx:configRequest", (event) => {
  const word = document.querySelector("input[name=csrf]")?.value;
  if (word && event.detail.verb !== "get") event.detail.parameters.set?.("csrf", word);
});

// Keys, while nobody writes in a field: j and k go through the rows marked data-row, o opens one, x chooses it; an element with
// data-key is pressed by that key, and data-then names the field to write in next.
const inField = (target) => target.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
  const rows = [...document.querySelectorAll("[data-row]")];
  const now = rows.findIndex((row) => row.contains(document.activeElement));
  if (rows.length && (event.key === "j" || event.key === "k")) {
    const next = rows[event.key === "j" ? Math.min(now + 1, rows.length - 1) : Math.max(now - 1, 0)];
    next.querySelector("a")?.focus();
    next.scrollIntoView({ block: "nearest" });
  } else if (now >= 0 && event.key === "o") rows[now].querySelector("a")?.click();
  else if (now >= 0 && event.key === "x") rows[now].querySelector("input[type=checkbox]")?.click();
  else {
    const named = /^[a-z]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
    if (!named) return;
    named.click();
    if (named.dataset.then) document.getElementById(named.dataset.then)?.focus();
  }
  event.preventDefault();
});
