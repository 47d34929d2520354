import type { Mined } from "./chain.ts";
import type { Scenario, Scenarios } from "./orders.ts";
import { accounts, accountsCold } from "./scenarios/accounts.ts";
import { disputing, disputingCold } from "./scenarios/disputes.ts";
import { paying } from "./scenarios/pay.ts";
import { placing, placingCold } from "./scenarios/place.ts";
import { requesting } from "./scenarios/requests.ts";
import { wholeOrders, wholeOrdersCold } from "./scenarios/whole-orders.ts";
import { working, workingCold } from "./scenarios/work.ts";
import { createWorld, type World, warm } from "./world.ts";

const WARM: Scenarios = {
  ...placing,
  ...working,
  ...requesting,
  ...disputing,
  ...accounts,
  ...wholeOrders,
};
const COLD: Scenarios = {
  ...placingCold,
  ...workingCold,
  ...disputingCold,
  ...accountsCold,
  ...wholeOrdersCold,
};
const ASSETS = ["native", "token"] as const;

/** What came of a scenario, while the chain still stands where it ended. */
export type Measured = { name: string; mined: Mined; world: World };
type Wanted = { only?: string | undefined; onMeasured: (measured: Measured) => void | Promise<void> };

/** Sends every scenario, each on the same chain as if the others had not been; "cold" ones before anyone holds anything. */
export async function measure({ only, onMeasured }: Wanted): Promise<void> {
  const world = await createWorld();
  try {
    const run = async (name: string, asset: (typeof ASSETS)[number], scenario: Scenario) => {
      if (only !== undefined && only !== name) return;
      await world.chain.aside(async () => {
        await onMeasured({ name, mined: await scenario({ ...world, asset }), world });
      });
    };
    for (const [name, scenario] of Object.entries(COLD)) {
      for (const asset of ASSETS) await run(`${name}.${asset}.cold`, asset, scenario);
    }
    await warm(world);
    for (const [name, scenario] of Object.entries(WARM)) {
      for (const asset of ASSETS) await run(`${name}.${asset}`, asset, scenario);
    }
    for (const [name, scenario] of Object.entries(paying)) {
      await run(name, "token", scenario);
    }
  } finally {
    await world.chain.close();
  }
}
