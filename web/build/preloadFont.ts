import type { Plugin } from "vite";

/** Asks for the text font together with the style sheet, so that the first paint has its letters. */
export function preloadFont(pattern: RegExp): Plugin {
  return {
    name: "holdfast-preload-font",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        return Object.keys(bundle ?? {})
          .filter((name) => pattern.test(name))
          .map((name) => ({
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", href: `/${name}`, crossorigin: true },
            injectTo: "head" as const,
          }));
      },
    },
  };
}
