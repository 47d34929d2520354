import { type BalanceStep, DAY } from "../steps.ts";

/** What moves in and out of platform balances beside the orders, which pay from them and leave refunds in them. */
export const BALANCE_STEPS: readonly BalanceStep[] = [
  { hours: -34 * DAY, by: "ines", do: "deposit", token: "coin", amount: "0.75" },
  { hours: -20 * DAY, by: "priya", do: "deposit", token: "dollar", amount: "500" },
  { hours: -10 * DAY, by: "ines", do: "withdraw", token: "coin", amount: "0.2" },
  { hours: -9 * DAY, by: "ines", do: "deposit", token: "dollar", amount: "200" },
  { hours: -3 * DAY, by: "mara", do: "deposit", token: "coin", amount: "0.1" },
];
