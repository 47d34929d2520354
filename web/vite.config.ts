import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./build/precompress.ts";
import { preloadFont } from "./build/preloadFont.ts";

const server = process.env.HOLDFAST_SERVER ?? "http://127.0.0.1:3000";
const proxy = { "/api": server, "/rpc": server };

/** docs/decisions/preact-runtime.md: the code is React's, what runs it is Preact, in development too. */
const runtime = [
  { find: /^react\/jsx-runtime$/, replacement: "preact/compat/jsx-runtime" },
  { find: /^react\/jsx-dev-runtime$/, replacement: "preact/compat/jsx-dev-runtime" },
  { find: /^react-dom\/client$/, replacement: "preact/compat/client" },
  { find: /^react(-dom)?$/, replacement: "preact/compat" },
];

/** What each page needs goes into one file: it compresses better than a dozen, and changes less often than ours. */
const base =
  /node_modules\/(?:preact|clsx|@tanstack\/(?:history|query-core|react-query|react-router|react-store|router-core|store))\//;

/** The parts that home, search and service page share. */
const browse =
  /src\/shared\/(?:texts|lib\/(?:api|amount|art|config|describeError|duration|random)|hooks\/(?!useDraft)\w+|service\/(?:PackageGrid|QuestionList|texts)|ui\/(?:Art|Avatar|Badge|Button|Card|Cover|EmptyState|ErrorState|Field|IconButton|Input|Money|MoneyPath|moneyPathTexts|OfflineBanner|Select|ServiceCard|ServiceGrid|Skeleton|TokenMoney))\.tsx?$/;

/** Small parts of forms: each alone would be one more file that the first page has to name. */
const forms =
  /src\/shared\/(?:lib\/(?:focusFirstWrong|typedAmount)|ui\/(?:Checkbox|RadioCards|Textarea))\.tsx?$/;

export default defineConfig({
  plugins: [react(), tailwindcss(), preloadFont(/geist-latin-wght-normal-.*\.woff2$/), precompress()],
  resolve: { alias: runtime, dedupe: ["preact"] },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    // Browsers that run what is built here know it by themselves.
    modulePreload: {
      polyfill: false,
      // What index.html loads is there already: the lists of what pages need besides are loaded by everybody.
      resolveDependencies: (_, all, { hostType }) =>
        hostType === "html"
          ? all
          : all.filter((file) => !/^assets\/(base|browse|rolldown-runtime)-/.test(file)),
    },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "base", test: base },
            { name: "browse", test: browse },
            { name: "forms", test: forms },
          ],
        },
      },
    },
  },
  server: { proxy },
  preview: { proxy },
});
