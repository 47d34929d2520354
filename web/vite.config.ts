import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./build/precompress.ts";
import { preloadFont } from "./build/preloadFont.ts";

const server = process.env.HOLDFAST_SERVER ?? "http://127.0.0.1:3000";
const proxy = { "/api": server, "/rpc": server };

export default defineConfig({
  plugins: [react(), tailwindcss(), preloadFont(/geist-latin-wght-normal-.*\.woff2$/), precompress()],
  build: { outDir: "dist", emptyOutDir: true, manifest: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  server: { proxy },
  preview: { proxy },
});
