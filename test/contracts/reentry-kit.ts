/** The stage on which the escrow is called back: every party is a contract, and the token has hooks. */
import type { FunctionFragment, ParamType } from "ethers";
import type { TermsStruct } from "../../cache/types/Escrow.ts";
import { deployPermit2, PERMIT2 } from "./authorization-kit.ts";
import {
  type Asset,
  DAY,
  DOCUMENT,
  deployed,
  ethers,
  FROM_WALLET,
  HOUR,
  hashTerms,
  Kind,
  networkHelpers,
  now,
  plainState,
  REASON,
  REQUIREMENTS,
  type Terms,
  termsOf,
  ZERO_ADDRESS,
} from "./kit.ts";

/** Whoever signs is a contract that says yes to everything: the bytes do not matter. */
export const ANY_SIGNATURE = "0x01";
const FUNDS = 10n ** 15n;

export async function staged() {
  const world = await deployed();
  await deployPermit2();
  const stage = await ethers.deployContract("Stage");
  const token = await ethers.deployContract("HookToken", [stage]);
  const actor = () => ethers.deployContract("Actor", [stage]);
  const [client, seller, arbiter, target] = [await actor(), await actor(), await actor(), await actor()];
  await networkHelpers.setBalance(await stage.getAddress(), FUNDS);
  for (const one of [client, seller, arbiter, target]) {
    await token.mint(one, FUNDS);
    for (const spender of [await world.escrow.getAddress(), PERMIT2]) {
      const approve = token.interface.encodeFunctionData("approve", [spender, ethers.MaxUint256]);
      await one.perform(token, 0n, approve);
    }
  }
  // Money of other people's, which an attack could be after.
  await world.escrow.connect(world.stranger).deposit(ZERO_ADDRESS, FUNDS, { value: FUNDS });
  await token.mint(world.stranger, FUNDS);
  await token.connect(world.stranger).approve(world.escrow, FUNDS);
  await world.escrow.connect(world.stranger).deposit(token, FUNDS);
  return { ...world, world, stage, token, client, seller, arbiter, target };
}
export type Staged = Awaited<ReturnType<typeof staged>>;
export type Role = "client" | "seller" | "arbiter" | "target";

/** One call of the escrow, by whom and with how much coin. */
export type Call = { by: Role; fn: string; args: readonly unknown[]; value?: bigint };
/** What a scene needs to know of its order. */
export type Plot = { set: Staged; terms: Terms; id: string; asset: Asset };

export function tokenOf({ terms }: Plot): string {
  return terms.token;
}

/** The coin that goes with a payment of `amount`. */
export function coinFor(plot: Plot, amount: bigint): bigint {
  return plot.asset === "coin" ? amount : 0n;
}

async function step(set: Staged, call: Call) {
  const data = set.escrow.interface.encodeFunctionData(call.fn as "approve", call.args as [TermsStruct]);
  return { actor: await set[call.by].getAddress(), value: call.value ?? 0n, data };
}

/** An order of these actors' that is not placed yet. */
export async function plotOf(asset: Asset): Promise<Plot> {
  const set = await networkHelpers.loadFixture(staged);
  const terms = {
    ...(await termsOf(set.world, "coin")),
    client: await set.client.getAddress(),
    seller: await set.seller.getAddress(),
    arbiter: await set.arbiter.getAddress(),
    token: asset === "coin" ? ZERO_ADDRESS : await set.token.getAddress(),
  };
  return { set, terms, id: await set.escrow.orderId(terms), asset };
}

/** Makes a call that nobody disturbs; a refusal is thrown. */
export async function perform(plot: Plot, call: Call): Promise<void> {
  const { set } = plot;
  const { actor, value, data } = await step(set, call);
  const none = [set.escrow, { actor, value, data }, { actor, value: 0n, data: "0x" }] as const;
  await (await set.stage.play(...none, ZERO_ADDRESS, "0x00000000", "0x")).wait();
}

export type Hook = { who: string; selector: string };

/** Plays `outer` and, when the hook is called, `inner`; answers what the inner call was refused with, each time. */
export async function play(
  plot: Plot,
  outer: Call,
  inner: { call: Call; hook: Hook; expected: string },
): Promise<string[]> {
  const { stage, escrow } = plot.set;
  const { who, selector } = inner.hook;
  const steps = [await step(plot.set, outer), await step(plot.set, inner.call)] as const;
  const sent = await stage.play(escrow, ...steps, who, selector, inner.expected);
  const receipt = await sent.wait();
  const told = (receipt?.logs ?? []).flatMap((log) => stage.interface.parseLog(log) ?? []);
  return told
    .filter(({ name }) => name === "Reentered")
    .map(({ args }) => (args.ok ? "it was let in" : args.reason));
}

/** All that an attack could change: the order, everyone's money in and out of the escrow, offers and epochs. */
export async function pictureOf(plot: Plot): Promise<Record<string, unknown>> {
  const { set, terms, id } = plot;
  const { escrow, token, stage } = set;
  const people = [set.client, set.seller, set.arbiter, set.target, set.platform, set.stranger, escrow, stage];
  return {
    order: plainState(await escrow.order(id)),
    money: (await stage.count(escrow, token, people)).map((sums) => [...sums]),
    epoch: await escrow.epochOf(terms.seller),
    cancelled: await escrow.offerCancelled(terms.seller, hashTerms(terms)),
  };
}

// ------------------------------------------------------------------ arguments from the ABI

/** Arguments for any function of the escrow, by the names of its parameters: those of a call that means harm. */
export async function argumentsFor(plot: Plot, fragment: FunctionFragment): Promise<unknown[]> {
  const { set, terms } = plot;
  const soon = (await now()) + HOUR;
  const { round } = await set.escrow.order(plot.id);
  const known: Record<string, unknown> = {
    "tuple terms": terms,
    "bytes sellerSignature": ANY_SIGNATURE,
    "bytes signature": ANY_SIGNATURE,
    "tuple funding": FROM_WALLET,
    "tuple amendment": { amount: 0n, due: soon + DAY, validUntil: soon, content: DOCUMENT },
    "bytes32 requirements": REQUIREMENTS,
    "bytes32 reason": REASON,
    "bytes32 content": DOCUMENT,
    "uint32 round": round,
    "uint112 amount": 400_000n,
    "uint256 amount": 1n,
    "uint112 sellerAmount": 1n,
    "uint40 due": soon + 3n * DAY,
    "uint40 validUntil": soon,
    "uint8 kind": Kind.Progress,
    "bool accepted": true,
    "address token": terms.token,
    "address to": await set.target.getAddress(),
  };
  return fragment.inputs.map((input: ParamType) => {
    const name = `${input.baseType === "tuple" ? "tuple" : input.type} ${input.name}`;
    if (!(name in known)) throw new Error(`the matrix knows nothing to give ${fragment.name} as ${name}`);
    return known[name];
  });
}

/** Every function of the escrow that can change anything. */
export function mutating(set: Staged): FunctionFragment[] {
  return set.escrow.interface.fragments.filter(
    (part): part is FunctionFragment => part.type === "function" && !(part as FunctionFragment).constant,
  );
}
