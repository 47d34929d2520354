import type { Fact } from "../ui/Facts.tsx";
import type { Figure } from "./types.ts";

/** A sum's figures as lines of a list; an amount that was cut has every digit on hover. */
export function figureFacts(figures: readonly Figure[]): Fact[] {
  return figures.map(({ label, value, exact, sum }) => ({
    label,
    value: exact === undefined ? value : <span title={exact}>{value}</span>,
    ...(sum && { total: true }),
  }));
}
