import { createHash } from "node:crypto";
import { branchPoints } from "./branch-points.ts";

/** The two sides of a condition, or the one of a block, each with the tag that is seen when it was taken. */
export type Probe = { file: string; line: number; text: string; sides: { side: string; tag: string }[] };

/** Solidity that tells which side was taken, in the way Hardhat's own probes tell that a statement ran. */
export const PROBE_LIBRARY = `
library __Branch {
  function at(uint256 tag, bool taken) internal pure returns (bool) {
    __NomicFoundationCoverage.sendHit(taken ? tag + 1 : tag);
    return taken;
  }
}
`;

/** Puts a probe at each fork of a source. `source` may have more in it than `original`, but no other forks. */
export function addProbes(input: { file: string; original: string; source: string }) {
  const { file, original, source } = input;
  const [points, told] = [branchPoints(source), branchPoints(original)];
  if (points.length !== told.length)
    throw new Error(`${file} has other branches when prepared for coverage.`);
  const insertions: { at: number; depth: number; text: string }[] = [];
  const probes = points.map(({ start, end, kind }, index): Probe => {
    const base = BigInt(`0x${createHash("sha256").update(`${file} ${index}`).digest("hex").slice(0, 62)}00`);
    const tag = (taken: boolean) => (base + (taken ? 1n : 0n)).toString(16).padStart(64, "0");
    if (kind === "block") {
      insertions.push({ at: start + 1, depth: 0, text: `__Branch.at(0x${tag(false)}, true);` });
    } else {
      insertions.push({ at: start, depth: end - start, text: `__Branch.at(0x${tag(false)}, ` });
      insertions.push({ at: end, depth: start - end, text: ")" });
    }
    const sides =
      kind === "block"
        ? [{ side: "taken", tag: tag(true) }]
        : [true, false].map((taken) => ({ side: String(taken), tag: tag(taken) }));
    return { file, sides, ...describe(original, told[index]) };
  });
  return { source: insert(source, insertions), probes };
}

function describe(original: string, span: { start: number; end: number } | undefined) {
  const bytes = Buffer.from(original);
  const { start, end } = span ?? { start: 0, end: 0 };
  const text = bytes.subarray(start, end).toString().replace(/\s+/g, " ");
  return { line: bytes.subarray(0, start).toString().split("\n").length, text: text.slice(0, 80) };
}

/** At one byte, what ends comes before what begins; of what ends the narrower first, of what begins the wider. */
function insert(source: string, insertions: { at: number; depth: number; text: string }[]): string {
  const ordered = insertions.toSorted(
    (a, b) => a.at - b.at || Number(a.depth >= 0) - Number(b.depth >= 0) || b.depth - a.depth,
  );
  const bytes = Buffer.from(source);
  const pieces: Buffer[] = [];
  let last = 0;
  for (const { at, text } of ordered) {
    pieces.push(bytes.subarray(last, at), Buffer.from(text));
    last = at;
  }
  return Buffer.concat([...pieces, bytes.subarray(last)]).toString();
}
