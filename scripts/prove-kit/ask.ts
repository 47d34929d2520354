import { solc } from "../solidity/parse.ts";
import type { Answer, Job } from "./job.ts";
import { sourceFor } from "./sources.ts";

type Message = { severity: string; errorCode?: string; message: string; formattedMessage: string };

const SAFE = "9576";
const VIOLATED = "6328";

/**
 * Asks the model checker (constrained Horn clauses, any number of calls) about one assertion.
 * @param solve answers a query in SMT-LIB; without it the compiler asks the z3 that it has inside.
 */
export function ask(job: Job, solve?: (query: string) => string): Answer {
  const { contract } = job.property;
  const path = `proof/${contract}.sol`;
  const input = {
    language: "Solidity",
    sources: { [path]: { content: sourceFor(job, path) } },
    settings: {
      evmVersion: "cancun",
      outputSelection: { "*": { "": ["ast"] } },
      modelChecker: {
        engine: "chc",
        contracts: { [path]: [contract] },
        targets: ["assert"],
        showProvedSafe: true,
        showUnproved: true,
        solvers: [solve ? "smtlib2" : "z3"],
        // Zero is no limit at all; whoever started this process ends it when its time is up.
        timeout: 0,
      },
    },
  };
  const callbacks = {
    import: (file: string) => ({ contents: sourceFor(job, file) }),
    ...(solve ? { smtSolver: (query: string) => ({ contents: solve(query) }) } : {}),
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), callbacks)) as { errors?: Message[] };
  const messages = output.errors ?? [];
  const wrong = messages.find(({ severity }) => severity === "error");
  if (wrong) throw new Error(wrong.formattedMessage);
  const verdicts = messages.filter(({ errorCode }) => errorCode === SAFE || errorCode === VIOLATED);
  const [verdict] = verdicts;
  if (!verdict || verdicts.length !== 1)
    throw new Error(`${contract}: ${verdicts.length} verdicts for one assertion.`);
  if (verdict.errorCode === SAFE) return { verdict: "proved", note: "" };
  if (!verdict.message.includes("happens here")) return { verdict: "unknown", note: "" };
  return { verdict: "refuted", note: counterexampleOf(verdict.message) };
}

/** The values that break it, in one line; a solver outside of the compiler only says that there are some. */
function counterexampleOf(message: string): string {
  const [, values = ""] = /Counterexample:\n([\s\S]*?)\n\nTransaction trace/.exec(message) ?? [];
  return values.trim().split(/\n+/).join(", ");
}
