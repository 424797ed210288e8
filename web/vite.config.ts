import { defineConfig } from "vite";

// The page asks for island.js and island.css by these names; whatever they ask for in turn carries a hash in its name.
export default defineConfig({
  base: "./",
  build: {
    outDir: "../src/treve/serve/static/island",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    target: "es2022",
    chunkSizeWarningLimit: 1500,
    // What the licences of the libraries ask for goes along.
    license: { fileName: "licences.md" },
    rollupOptions: {
      input: "src/main.ts",
      output: {
        entryFileNames: "island.js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: (asset) => (asset.names.some((name) => name.endsWith(".css")) ? "island.css" : "[name]-[hash][extname]"),
      },
    },
  },
});
