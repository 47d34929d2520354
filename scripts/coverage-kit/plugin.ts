import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { HardhatPlugin } from "hardhat/types/plugins";
import { addProbes, PROBE_LIBRARY } from "./probes.ts";

/** Where the list of branches of each source is left for the report, below the project's root. */
export const PROBES_FOLDER = "coverage/probes";

const isCounted = (file: string) => /^contracts\/(?!test\/|mocks\/)/.test(file);

/** Hardhat's `--coverage` counts statements; this adds both sides of each condition to what it counts. */
export const branchCoverage: HardhatPlugin = {
  id: "holdfast-branch-coverage",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        preprocessProjectFileBeforeBuilding: async (context, name, path, content, version, next) => {
          const prepared = await next(context, name, path, content, version);
          const { root } = context.config.paths;
          const file = relative(root, path);
          if (!isCounted(file)) return prepared;
          const { source, probes } = addProbes({ file, original: content, source: prepared });
          const folder = join(root, PROBES_FOLDER);
          mkdirSync(folder, { recursive: true });
          writeFileSync(join(folder, `${file.replaceAll("/", "-")}.json`), JSON.stringify(probes));
          return source;
        },
        preprocessSolcInputBeforeBuilding: async (context, input, next) => {
          const prepared = await next(context, input);
          const name = Object.keys(prepared.sources).find((source) => /Coverage-.*\.sol$/.test(source));
          const library = name && prepared.sources[name];
          if (!library || !("content" in library)) return prepared;
          const content = `${library.content}${PROBE_LIBRARY}`;
          return { ...prepared, sources: { ...prepared.sources, [name]: { ...library, content } } };
        },
      }),
    }),
  },
};
