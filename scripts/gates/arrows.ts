import { join } from "node:path";
import { cruise, type ICruiseResult, type IReporterOutput } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

/**
 * `node scripts/gates/arrows.ts [folder]`: fails on an import that the rooms do not allow (.dependency-cruiser.cjs), and
 * when a room was not read at all: with some versions of TypeScript the tool reads nothing and finds all well.
 */
const ROOMS = ["sdk/src", "server/src", "web/src"];
const root = join(import.meta.dirname, "../..");

async function main(folder: string): Promise<number> {
  const options = await extractDepcruiseOptions(join(root, ".dependency-cruiser.cjs"));
  const tsConfig = extractTSConfig(join(root, "tsconfig.json"));
  const { output } = (await cruise(ROOMS, { ...options, baseDir: folder }, undefined, {
    tsConfig,
  })) as IReporterOutput;
  const { modules, summary } = output as ICruiseResult;
  const unread = ROOMS.filter((room) => !modules.some(({ source }) => source.startsWith(`${room}/`)));
  for (const room of unread) console.error(`No file of ${room} was read.`);
  for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
  console.log(`${modules.length} files read.`);
  return unread.length + summary.error > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv[2] ?? root);
