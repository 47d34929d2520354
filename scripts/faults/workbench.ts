import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A copy of the tree in a folder of its own, where faults can be planted without anybody's noticing. */
export function openWorkbench(root: string): { folder: string; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-faults-"));
  const list = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", list, { cwd: root, encoding: "utf8" }).trim().split("\n");
  for (const file of files) {
    // Listed, but deleted or a link to a folder: nothing that a test reads.
    if (!existsSync(join(root, file)) || file === "node_modules") continue;
    cpSync(join(root, file), join(folder, file), { recursive: true });
  }
  // What is compiled already need not be compiled again.
  for (const made of ["artifacts", "cache"]) {
    if (existsSync(join(root, made))) cpSync(join(root, made), join(folder, made), { recursive: true });
  }
  const modules = dirname(dirname(join(root, "node_modules/hardhat")));
  symlinkSync(join(modules, "node_modules"), join(folder, "node_modules"));
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}
