import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds serious or critical in an open page: the rule, and where. `rules` asks these alone. axe is brought into
 * a document once, however often it is asked.
 */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(await source);
  const options = {
    resultTypes: ["violations"],
    // Media, for what plays by itself. The rules that read style sheets are axe's experimental ones, which are not asked.
    preload: { assets: ["media"] },
    ...(rules && { runOnly: { type: "rule", values: rules } }),
  };
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults;
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => {
      const where = nodes.map(({ target, html }) => `${target.join(" ")} ${html.slice(0, 160)}`).slice(0, 6);
      return `${id}\n    ${where.join("\n    ")}`;
    });
}
