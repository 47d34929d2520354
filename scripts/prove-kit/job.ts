/** The solvers of the portfolio: Debian's program, if it is there; z3 as a package of npm; z3 inside the compiler. */
export type Solver = "z3 on this machine" | "z3 of npm" | "z3 in solc";

/** One assertion of a proof in `proof/`, numbered in the order of the source. */
export type Property = { contract: string; index: number; kind: string; sentence: string };

/** Something the money core must not do; the property it breaks must then be refuted. */
export type Fault = {
  name: string;
  file: string;
  /** Exact text, there once. */
  find: string;
  replace: string;
  /** The contract in `proof/`, and how the sentence of the property begins. */
  contract: string;
  breaks: string;
};

/** One question to one solver: does this hold, of the sources as they are or with a fault in them? */
export type Job = { property: Property; fault?: Fault };

export type Verdict = "proved" | "refuted" | "unknown";
export type Answer = { verdict: Verdict; note: string };
