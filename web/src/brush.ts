// The time brush: a window of time drawn over the bars of the chart, or set with two sliders.

import { within, type State } from "./state";

export function mountBrush(element: HTMLElement, state: State): void {
  const chart = element.querySelector<HTMLElement>("figure.chart");
  const svg = chart?.querySelector("svg");
  if (!chart || !svg) return;
  const bars = [...svg.querySelectorAll<SVGGElement>("g.bar")];
  if (bars.length === 0) return;
  const mark = (from: number, to: number): void => {
    bars.forEach((bar, at) => bar.classList.toggle("out", at < Math.min(from, to) || at > Math.max(from, to)));
  };
  const ask = (from: number, to: number): void => {
    const first = bars[Math.min(from, to)]?.dataset.first;
    const last = bars[Math.max(from, to)]?.dataset.last;
    if (first && last) state.ask(within(state.query, first, last));
  };
  drawn(svg, bars.length, mark, ask);
  sliders(chart, bars, mark, ask);
}

type Range = (from: number, to: number) => void;

function drawn(svg: SVGElement, count: number, mark: Range, ask: Range): void {
  const at = (event: PointerEvent): number => {
    const box = svg.getBoundingClientRect();
    const part = (event.clientX - box.left) / box.width;
    return Math.min(count - 1, Math.max(0, Math.floor(part * count)));
  };
  let start: number | undefined;
  svg.classList.add("brush");
  svg.addEventListener("pointerdown", (event) => {
    start = at(event);
    svg.setPointerCapture(event.pointerId);
    mark(start, start);
  });
  svg.addEventListener("pointermove", (event) => {
    if (start !== undefined) mark(start, at(event));
  });
  svg.addEventListener("pointerup", (event) => {
    if (start === undefined) return;
    ask(start, at(event));
    start = undefined;
  });
  svg.addEventListener("pointercancel", () => (start = undefined));
}

function sliders(chart: HTMLElement, bars: SVGGElement[], mark: Range, ask: Range): void {
  const inside = bars.map((bar, at) => (bar.classList.contains("out") ? -1 : at)).filter((at) => at >= 0);
  const row = document.createElement("div");
  row.className = "sliders";
  const made = [inside[0] ?? 0, inside[inside.length - 1] ?? bars.length - 1].map((value, side) => {
    const slider = document.createElement("input");
    slider.type = "range";
    slider.max = String(bars.length - 1);
    slider.value = String(value);
    slider.setAttribute("aria-label", (side === 0 ? chart.dataset.fromLabel : chart.dataset.toLabel) ?? "");
    row.append(slider);
    return slider;
  });
  const values = (): [number, number] => [Number(made[0]?.value), Number(made[1]?.value)];
  const say = (): void => {
    made.forEach((slider, side) => {
      const bar = bars[Number(slider.value)];
      slider.setAttribute("aria-valuetext", (side === 0 ? bar?.dataset.first : bar?.dataset.last) ?? "");
    });
    mark(...values());
  };
  for (const slider of made) {
    slider.addEventListener("input", say);
    slider.addEventListener("change", () => ask(...values()));
  }
  if (inside.length > 0) say();
  chart.append(row);
}
