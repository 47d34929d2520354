/** One small fault: bytes of one source replaced. */
export type Mutant = {
  id: string;
  file: string;
  /** "Escrow.rule": the contract and function around it. */
  place: string;
  line: number;
  /** What kind of fault, in words. */
  fault: string;
  start: number;
  end: number;
  /** What stood there and what stands there now. */
  before: string;
  after: string;
};

/** What became of it. A stillborn one does not compile, so that nobody could ship it. */
export type Fate = "killed" | "survived" | "stillborn" | "hung";
export type Verdict = { fate: Fate; by?: string; seconds: number };
