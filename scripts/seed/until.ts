import type { Hex } from "viem";
import type { Visitor } from "./visitor.ts";

/** Waits up to 20 seconds. */
export async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let attempt = 0; !(await holds()); attempt++) {
    if (attempt === 400) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the mirror knows the order, so that its parties may write to it. */
export function untilKnown(visitor: Visitor, order: Hex): Promise<void> {
  const isThere = () =>
    visitor.call("GET", `/api/orders/${order}`).then(
      () => true,
      () => false,
    );
  return until(isThere, `The server does not see order ${order}.`);
}
