// The map: the cells in view as the server counts them, each a link to what lies in it.

import { type GeoJSONSource, type LngLatBoundsLike, Map as Chart, Marker, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { style } from "./basemap";
import { fetched, type State } from "./state";

interface Cell {
  address: string;
  where: string;
  said: string;
  label: string;
  size: number;
  hollow: boolean;
  longitude: number;
  latitude: number;
}

export async function mountMap(element: HTMLElement, state: State): Promise<void> {
  setWorkerUrl(new URL(worker, import.meta.url).href);
  const container = document.createElement("div");
  container.className = "island";
  container.dir = "ltr";
  const made = await style(element.dataset.basemap ?? "");
  (element.querySelector("figure.map") ?? element).prepend(container);
  let chart: Chart;
  try {
    chart = new Chart({ container, style: made, attributionControl: false, dragRotate: false, pitchWithRotate: false, renderWorldCopies: false });
  } catch (problem) {
    // Without WebGL the picture stays.
    container.remove();
    throw problem;
  }
  chart.touchZoomRotate.disableRotation();
  chart.addControl(new NavigationControl({ showCompass: false }));
  chart.addControl(new ScaleControl());
  const extent = (element.dataset.extent ?? "").split(" ").map(Number);
  if (extent.length === 4) chart.fitBounds(extent as LngLatBoundsLike & number[], { padding: 30, maxZoom: 13, animate: false });
  chart.once("load", () => {
    // What the picture shows for the query of the page, the map shows for whatever is asked.
    for (const one of element.querySelectorAll("figure.map svg")) one.setAttribute("hidden", "");
    void zones(chart, state);
  });
  const cells = new Cells(chart, element, state);
  chart.on("moveend", () => void cells.show());
  state.onChange(() => void cells.show());
  // Lines of contact move: those of the time that is asked for are drawn.
  state.onChange(() => void zones(chart, state));
  await cells.show();
}

async function zones(chart: Chart, state: State): Promise<void> {
  const answer = await fetched("/map/zones", { q: state.query });
  chart.getSource<GeoJSONSource>("zones")?.setData((await answer.json()) as GeoJSON.FeatureCollection);
}

class Cells {
  private markers: Marker[] = [];
  private before: AbortController | undefined;

  constructor(
    private readonly chart: Chart,
    private readonly element: HTMLElement,
    private readonly state: State,
  ) {}

  async show(): Promise<void> {
    this.before?.abort();
    const own = new AbortController();
    this.before = own;
    const view = this.chart.getBounds();
    const pixels = String(Math.round(Math.min(10000, Math.max(100, this.chart.getContainer().clientWidth))));
    const edges = { west: view.getWest(), south: view.getSouth(), east: view.getEast(), north: view.getNorth() };
    const asked = Object.fromEntries(Object.entries(edges).map(([name, value]) => [name, kept(name, value)]));
    try {
      const answer = await fetched("/map/cells", { q: this.state.query, pixels, ...asked }, own.signal);
      this.draw(((await answer.json()) as { cells: Cell[] }).cells);
    } catch (problem) {
      if (!own.signal.aborted) throw problem;
    }
  }

  private draw(cells: Cell[]): void {
    for (const marker of this.markers) marker.remove();
    // Small ones are laid over large ones, so that each can be reached.
    this.markers = [...cells].reverse().map((cell) => marker(cell).addTo(this.chart));
    for (const [at, one] of this.markers.entries()) one.getElement().style.zIndex = String(cells.length - at);
    this.element.querySelector("details ul")?.replaceChildren(...cells.map(entry));
    this.element.querySelector("details .note")?.remove();
    this.element.dataset.shown = String(Number(this.element.dataset.shown ?? "0") + 1);
  }
}

function kept(name: string, value: number): string {
  const most = name === "west" || name === "east" ? 180 : 90;
  return String(Math.min(most, Math.max(-most, value)));
}

// A mark is for the eye and the pointer; the same cells stand in the list below the map, for the keyboard and for who listens.
function marker(cell: Cell): Marker {
  const mark = document.createElement("div");
  mark.className = `cell size-${cell.size}${cell.hollow ? " hollow" : ""}`;
  mark.textContent = cell.label;
  mark.title = cell.said;
  mark.addEventListener("click", () => location.assign(cell.address));
  const made = new Marker({ element: mark }).setLngLat([cell.longitude, cell.latitude]);
  mark.removeAttribute("aria-label");
  mark.removeAttribute("role");
  mark.removeAttribute("tabindex");
  mark.setAttribute("aria-hidden", "true");
  return made;
}

function entry(cell: Cell): HTMLLIElement {
  const line = document.createElement("li");
  const link = document.createElement("a");
  const where = document.createElement("bdi");
  where.dir = "ltr";
  where.textContent = cell.where;
  link.href = cell.address;
  link.append(where);
  const count = document.createElement("span");
  count.className = "count";
  count.textContent = cell.label;
  line.append(link, count);
  return line;
}
