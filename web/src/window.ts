// What stands below the map: the server tells it anew whenever something else is asked.

import { fetched, type State } from "./state";

export function mountWindow(element: HTMLElement, state: State, shown: () => void): void {
  let before: AbortController | undefined;
  state.onChange(async () => {
    before?.abort();
    const own = new AbortController();
    before = own;
    element.setAttribute("aria-busy", "true");
    try {
      const answer = await fetched("/map/window", { q: state.query }, own.signal);
      const open = [...element.querySelectorAll("details")].map((one) => one.open);
      element.innerHTML = await answer.text();
      element.querySelectorAll("details").forEach((one, at) => (one.open = open[at] ?? false));
      told(element, state);
      shown();
    } catch (problem) {
      if (!own.signal.aborted) throw problem;
    } finally {
      if (before === own) element.removeAttribute("aria-busy");
    }
  });
}

// The server's own spelling of the query goes into the form and the address, so that the view is a link.
function told(element: HTMLElement, state: State): void {
  const asked = element.querySelector<HTMLElement>("[data-q]");
  if (!asked) return;
  state.query = asked.dataset.q ?? "";
  for (const [id, value] of Object.entries({ q: state.query, from: asked.dataset.from ?? "", to: asked.dataset.to ?? "" })) {
    const field = document.querySelector<HTMLInputElement>(`form.asked #${id}`);
    if (field) field.value = value;
  }
  history.replaceState(null, "", state.query ? `/map?${new URLSearchParams({ q: state.query })}` : "/map");
}
