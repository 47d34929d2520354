import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Mutant, Verdict } from "./mutant.ts";
import type { Answer, Question } from "./worker.ts";

/** A mutant that loops would keep its judge for ever. */
const LONGEST = 300_000;
/** How many tests that killed a neighbour are asked before the others. */
const EARLY = 8;

/** Judges mutants, some side by side, each lane in a process of its own. */
export function createCourt(lanes: number) {
  const killers = createMemory();
  return {
    async judge(mutants: readonly Mutant[], onVerdict: (mutant: Mutant, verdict: Verdict) => void) {
      const waiting = [...mutants];
      const lane = async () => {
        let judge = await call();
        for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
          const verdict = await ask(judge, { mutant, first: killers.of(mutant) });
          if (verdict.fate === "hung") judge = await call();
          if (verdict.by !== undefined) killers.add(mutant, verdict.by);
          onVerdict(mutant, verdict);
        }
        judge.kill();
      };
      await Promise.all(Array.from({ length: Math.min(lanes, mutants.length) }, lane));
    },
  };
}

async function call(): Promise<ChildProcess> {
  const judge = fork(join(import.meta.dirname, "worker.ts"), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const answer = await next(judge);
  if (!answer || !("ready" in answer)) throw new Error("The tests could not be made ready.");
  const { tests, aside } = answer.ready;
  console.log(
    `${tests} tests can judge; ${aside.length} can't on code that is not optimized: ${aside.join("; ")}`,
  );
  return judge;
}

async function ask(judge: ChildProcess, question: Question): Promise<Verdict> {
  judge.send(question);
  const answer = await next(judge, LONGEST);
  if (answer && "verdict" in answer) return answer.verdict;
  judge.kill("SIGKILL");
  return { fate: "hung", seconds: LONGEST / 1000 };
}

/** The next message; nothing when the process ends, or takes too long. */
function next(judge: ChildProcess, longest = 2 * LONGEST): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const done = (answer?: Answer) => {
      clearTimeout(late);
      judge.off("message", told);
      judge.off("exit", ended);
      resolve(answer);
    };
    const told = (answer: unknown) => done(answer as Answer);
    const ended = () => done();
    const late = setTimeout(ended, longest);
    judge.on("message", told);
    judge.on("exit", ended);
  });
}

/** Which tests killed what stood near: a mutant's neighbours mostly fall to the same test. */
function createMemory() {
  const byPlace = new Map<string, string[]>();
  const remember = (key: string, title: string) => {
    const titles = byPlace.get(key) ?? [];
    byPlace.set(key, [title, ...titles.filter((one) => one !== title)].slice(0, EARLY));
  };
  return {
    add: ({ file, place }: Mutant, title: string) => {
      remember(place, title);
      remember(file, title);
    },
    of: ({ file, place }: Mutant) => {
      const titles = [...(byPlace.get(place) ?? []), ...(byPlace.get(file) ?? [])];
      return [...new Set(titles)].slice(0, EARLY + 4);
    },
  };
}
