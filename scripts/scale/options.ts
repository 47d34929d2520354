import { parseArgs } from "node:util";

/** How big a market to make, from which seed, and up to when. */
export type ScaleOptions = {
  services: number;
  sellers: number;
  clients: number;
  orders: number;
  jobs: number;
  /** The same seed, sizes and `now` give the same market, row for row. */
  seed: number;
  /** Unix seconds at which its history ends. */
  now: number;
};

export const SCALE: Omit<ScaleOptions, "now"> = {
  services: 50_000,
  sellers: 5_000,
  clients: 20_000,
  orders: 200_000,
  jobs: 5_000,
  seed: 1,
};

const HOUR = 3600;

/** Options of a command line, `--services 500 --seed 7 ...`; what is not named is as big as the project promises. */
export function readScaleOptions(args: readonly string[]): {
  options: ScaleOptions;
  database: string | undefined;
  anew: boolean;
} {
  const number = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ services: number, sellers: number, clients: number, orders: number, jobs: number },
      ...{ seed: number, now: number },
      scale: { type: "boolean" },
      database: { type: "string" },
      anew: { type: "boolean" },
    },
  });
  const read = (name: keyof ScaleOptions, otherwise: number): number => {
    const text = values[name];
    if (text === undefined) return otherwise;
    if (!/^\d{1,10}$/.test(text)) throw new RangeError(`--${name} must be a whole number, not "${text}".`);
    return Number(text);
  };
  const options: ScaleOptions = {
    services: read("services", SCALE.services),
    sellers: read("sellers", SCALE.sellers),
    clients: read("clients", SCALE.clients),
    orders: read("orders", SCALE.orders),
    jobs: read("jobs", SCALE.jobs),
    seed: read("seed", SCALE.seed),
    now: read("now", Math.floor(Date.now() / 1000 / HOUR) * HOUR),
  };
  for (const name of ["services", "sellers", "clients"] as const) {
    if (options[name] < 1) throw new RangeError(`--${name} must be at least 1.`);
  }
  return { options, database: values.database, anew: values.anew ?? false };
}
