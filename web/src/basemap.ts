// What lies under the incidents: the outlines of countries, and the operator's own map where there is one.

import { addProtocol, type LayerSpecification, type StyleSpecification } from "maplibre-gl";
import { PMTiles, Protocol } from "pmtiles";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import outlines from "world-atlas/countries-50m.json?url";

const EMPTY: GeoJSON.FeatureCollection = { type: "FeatureCollection", features: [] };
const INK = "#8a8a8a";
const VECTOR = 1;

// Layers that basemaps of the usual schemes have, by the words in their names.
const AREAS = /water|ocean/;
const LINES = /road|transport|boundar|river|waterway/;

export async function style(basemap: string): Promise<StyleSpecification> {
  const countries = await countryOutlines();
  const own = basemap ? await ownMap(basemap) : { sources: {}, layers: [] };
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: countries },
      zones: { type: "geojson", data: EMPTY },
      ...own.sources,
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": "#ffffff" } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": "#efefe9" } },
      ...own.layers,
      { id: "borders", type: "line", source: "countries", paint: { "line-color": INK, "line-width": 1 } },
      { id: "lines", type: "line", source: "zones", filter: ["==", ["get", "part"], "line"], paint: { "line-color": "#7a0019", "line-width": 3 } },
      { id: "zones", type: "line", source: "zones", filter: ["!=", ["get", "part"], "line"], paint: { "line-color": "#1a1a1a", "line-width": 1.5, "line-dasharray": [4, 2] } },
    ],
  };
}

async function countryOutlines(): Promise<GeoJSON.FeatureCollection> {
  const answer = await fetch(outlines);
  const world = (await answer.json()) as Topology<{ countries: GeometryCollection }>;
  return feature(world, world.objects.countries);
}

async function ownMap(address: string): Promise<Pick<StyleSpecification, "sources" | "layers">> {
  const protocol = new Protocol();
  addProtocol("pmtiles", protocol.tile);
  const archive = new PMTiles(new URL(address, location.href).href);
  protocol.add(archive);
  const header = await archive.getHeader();
  const url = `pmtiles://${archive.source.getKey()}`;
  if (header.tileType !== VECTOR) {
    return { sources: { own: { type: "raster", url, tileSize: 256 } }, layers: [{ id: "own", type: "raster", source: "own" }] };
  }
  const metadata = (await archive.getMetadata()) as { vector_layers?: { id: string }[] };
  return { sources: { own: { type: "vector", url } }, layers: (metadata.vector_layers ?? []).flatMap((one) => drawn(one.id)) };
}

function drawn(layer: string): LayerSpecification[] {
  const source = { source: "own", "source-layer": layer };
  if (AREAS.test(layer)) return [{ id: layer, type: "fill", ...source, filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": "#dfe8ee" } }];
  if (LINES.test(layer)) return [{ id: layer, type: "line", ...source, paint: { "line-color": "#c9c9c2", "line-width": 0.8 } }];
  return [];
}
