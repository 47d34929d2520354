import type { PersonKey } from "../people.ts";

/** Prices are in whole units of the token; the seed turns them into its smallest unit. */
interface PackageSeed {
  name: string;
  description: string;
  token: "coin" | "dollar";
  price: string;
  days: number;
  revisions: number;
  features: string[];
}

interface QuestionSeed {
  question: string;
  kind: "text" | "choice" | "file";
  required: boolean;
  choices?: string[];
}

export interface ServiceSeed {
  key: string;
  seller: PersonKey;
  title: string;
  category: string;
  tags: string[];
  description: string;
  questions: QuestionSeed[];
  packages: PackageSeed[];
}
