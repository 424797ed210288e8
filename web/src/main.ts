// The island: map and time brush over a page that works without them. It begins where the page has a place for it.

import "maplibre-gl/dist/maplibre-gl.css";
import "./island.css";
import { mountBrush } from "./brush";
import { mountMap } from "./map";
import { State } from "./state";
import { mountWindow } from "./window";

const map = document.getElementById("map");
const below = document.getElementById("window");
if (map && below) {
  const state = new State(map.dataset.q ?? "");
  mountWindow(below, state, () => mountBrush(below, state));
  mountBrush(below, state);
  void mountMap(map, state);
}
