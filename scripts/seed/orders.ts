import { orderId, type Terms } from "@holdfast/sdk";
import { keccak256, parseUnits, toHex, zeroAddress } from "viem";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import type { SeedCall } from "./chain.ts";
import { BALANCE_STEPS } from "./history/balance.ts";
import { ORDERS } from "./history.ts";
import { type SeededPackage, tokenOf } from "./market.ts";
import { payment, type Running, type Scene, toCall } from "./order-steps.ts";
import { PEOPLE, type PersonKey } from "./people.ts";
import type { EndedOrder } from "./reviews.ts";
import type { BalanceStep, OrderSeed } from "./steps.ts";

const HOUR = 3600;

interface Playing extends Scene {
  packages: Map<string, SeededPackage>;
  onProgress: (done: number, total: number) => void;
}

/**
 * Plays history.ts on the chain, oldest step first, each at its own time. Only a chain that lets its clock be set can
 * do this; the clock ends at `now`. Answers the orders that were paid out.
 */
export async function playOrders(scene: Playing): Promise<EndedOrder[]> {
  const { chain, now } = scene;
  const running = ORDERS.map((seed, index) => prepare(scene, seed, index));
  // Ines starts without an allowance, so that a newcomer sees both steps of a token payment.
  await chain.fund(["ines", "oskar", "priya", "daniel"], (person, token) =>
    person === "ines" ? spentBy(scene, running, { person, token }) : null,
  );
  const steps = [
    ...running.flatMap((order) =>
      order.seed.steps.map((step) => ({ hours: step.hours, play: () => toCall(scene, order, step) })),
    ),
    ...BALANCE_STEPS.map((step) => ({ hours: step.hours, play: async () => balanceCall(scene, step) })),
  ].sort((one, other) => one.hours - other.hours);
  const arrive = async () => chain.arrive(await scene.visitor("desk"));
  let arrived = false;
  for (const [index, { hours, play }] of steps.entries()) {
    if (hours === 0 && !arrived) await arrive();
    arrived = hours === 0;
    const call = await play();
    if (call) await chain.send(call, Math.round(now + hours * HOUR));
    scene.onProgress(index + 1, steps.length);
  }
  if (!arrived) await arrive();
  return running
    .filter(({ seed }) => seed.steps.some((step) => step.do === "approve" || step.do === "rule"))
    .map(({ id, seed, package: { service } }) => ({
      id,
      client: seed.client,
      seller: service.seller,
      reviews: seed.reviews,
    }));
}

function balanceCall({ config }: Playing, step: BalanceStep): SeedCall {
  const { address, amount } = sumOf(config, step);
  const { by } = step;
  if (step.do === "withdraw") {
    const to = demoAccount(PEOPLE[by].index).address;
    return { by, functionName: "withdraw", args: [address, amount, to] };
  }
  const value = address === zeroAddress ? amount : 0n;
  return { by, functionName: "deposit", args: [address, amount], value };
}

function sumOf(config: Playing["config"], { token, amount }: BalanceStep) {
  const { address, decimals } = tokenOf(config, token);
  return { address, amount: parseUnits(amount, decimals) };
}

/** What somebody's wallet pays the escrow in a token: prices, and what goes into the platform balance. */
function spentBy(
  { config }: Playing,
  running: readonly Running[],
  { person, token }: { person: PersonKey; token: string },
): bigint {
  const paid = running
    .filter(({ seed, terms }) => seed.client === person && terms.token === token)
    .flatMap(({ seed, terms }) =>
      seed.steps.map((step) => (step.do === "place" ? terms.price - payment(terms, step).fromBalance : 0n)),
    );
  const kept = BALANCE_STEPS.filter((step) => step.by === person && step.do === "deposit")
    .map((step) => sumOf(config, step))
    .map(({ address, amount }) => (address === token ? amount : 0n));
  return [...paid, ...kept].reduce((sum, amount) => sum + amount, 0n);
}

function prepare(scene: Playing, seed: OrderSeed, index: number): Running {
  const found = scene.packages.get(`${seed.service}/${seed.tier}`);
  if (!found) throw new Error(`No package ${seed.tier} of ${seed.service} was published.`);
  const terms: Terms = {
    ...found.terms,
    client: demoAccount(PEOPLE[seed.client].index).address,
    salt: BigInt(keccak256(toHex(`holdfast seed order ${index}`))),
  };
  const { chainId, escrow } = scene.config;
  return { seed, package: found, terms, id: orderId({ terms, chainId, escrow }) };
}
