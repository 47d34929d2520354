import { once } from "node:events";
import { join } from "node:path";
import { compile } from "./compile.ts";
import { createJury } from "./jury.ts";
import type { Mutant, Verdict } from "./mutant.ts";

/** What a worker is asked, and what it answers; `ready` comes first. */
export type Question = { mutant: Mutant; first: readonly string[] };
export type Answer = { ready: { tests: number; aside: readonly string[] } } | { verdict: Verdict };

/** Judges one mutant after the other: compiles it and lets the contract tests at it. Started by scripts/mutation.ts. */
const root = join(import.meta.dirname, "../..");
const answer = (message: Answer) => process.send?.(message);

const plain = compile(root);
if (!plain) throw new Error("The contracts do not compile as they are.");
const jury = await createJury(plain);
answer({ ready: { tests: jury.tests, aside: jury.aside } });

for (;;) {
  const [{ mutant, first }] = (await once(process, "message")) as [Question];
  const since = performance.now();
  const codes = compile(root, mutant);
  const subject = mutant.place.replace(/^.*\._?/, "");
  const by = codes && (await jury.firstToFail(codes, { first, subject }));
  const fate = !codes ? "stillborn" : by === undefined ? "survived" : "killed";
  const seconds = Math.round(performance.now() - since) / 1000;
  answer({ verdict: { fate, seconds, ...(by === undefined ? {} : { by }) } });
}
