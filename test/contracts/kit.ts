/** What every test of the contract needs: a deployed escrow, people, orders in any status, signatures, money, time. */
import { expect } from "chai";
import type { BaseContract, BytesLike, ContractTransactionResponse, Signer } from "ethers";
import { network } from "hardhat";
import type { Escrow, TermsStruct } from "../../cache/types/Escrow.ts";

export const { ethers, networkHelpers, provider } = await network.create();

export const NO_BYTES = "0x";
export const ZERO_ADDRESS = ethers.ZeroAddress;
export const ZERO_HASH = ethers.ZeroHash;
export const HOUR = 3_600n;
export const DAY = 86_400n;
export const YEAR = 365n * DAY;
export const FULL_BPS = 10_000n;

export const Status = {
  None: 0n,
  Pending: 1n,
  Placed: 2n,
  InProgress: 3n,
  Delivered: 4n,
  RevisionRequested: 5n,
  Contested: 6n,
  Disputed: 7n,
  Completed: 8n,
  Cancelled: 9n,
  Settled: 10n,
} as const;
export type StatusName = keyof typeof Status;

export const Kind = { None: 0n, CancelByClient: 1n, CancelBySeller: 2n, Progress: 3n, Refund: 4n } as const;
export const CancelCause = {
  ByClient: 0n,
  BySeller: 1n,
  RequestAccepted: 2n,
  RequestExpired: 3n,
  Reclaimed: 4n,
} as const;
export const CompleteCause = { Approved: 0n, Claimed: 1n } as const;
export const SettleCause = { Ruled: 0n, Agreed: 1n, Expired: 2n } as const;
export const Flag = { KeepRefunds: 1n, Requirements: 2n, Late: 4n } as const;

/** Terms with every member present, in the types that ethers hands back. */
export type Terms = {
  client: string;
  seller: string;
  arbiter: string;
  platform: string;
  token: string;
  price: bigint;
  platformFeeBps: bigint;
  arbiterFeeBps: bigint;
  fallbackSellerBps: bigint;
  deliveryTime: bigint;
  revisionTime: bigint;
  reviewTime: bigint;
  responseTime: bigint;
  graceTime: bigint;
  rulingTime: bigint;
  revisions: bigint;
  validUntil: bigint;
  content: string;
  salt: bigint;
};

export type Funding = { fromBalance: bigint; keepRefunds: boolean; authorization: string };
export type Amendment = { amount: bigint; due: bigint; validUntil: bigint; content: string };
export type Asset = "coin" | "token";
export const ASSETS: readonly Asset[] = ["coin", "token"];
export type Sent = Promise<ContractTransactionResponse>;

export const FROM_WALLET: Funding = { fromBalance: 0n, keepRefunds: false, authorization: NO_BYTES };
export const DOCUMENT = ethers.id("a document");
export const REQUIREMENTS = ethers.id("the requirements");
export const REASON = ethers.id("a reason");

/** One escrow, one token, and the people around an order; each client and seller holds tokens it has approved. */
export async function deployed() {
  const signers = await ethers.getSigners();
  const person = (index: number) => {
    const found = signers[index];
    if (!found) throw new Error(`the network has no account ${index}`);
    return found;
  };
  const [deployer, client, seller] = [person(0), person(1), person(2)];
  const [arbiter, platform, stranger, other] = [person(3), person(4), person(5), person(6)];
  const escrow = await ethers.deployContract("Escrow", deployer);
  const token = await ethers.deployContract("DemoToken", deployer);
  for (const holder of [client, seller, stranger]) {
    await token.mint(holder, 10n ** 15n);
    await token.connect(holder).approve(escrow, ethers.MaxUint256);
  }
  return { escrow, token, deployer, client, seller, arbiter, platform, stranger, other };
}
export type World = Awaited<ReturnType<typeof deployed>>;

/** The world afresh for a test. */
export function fresh(): Promise<World> {
  return networkHelpers.loadFixture(deployed);
}

let salt = 1n;

/** Terms both could agree on; `changes` wins. Price 1,000,003 units, so that fees round. */
export async function termsOf(world: World, asset: Asset, changes: Partial<Terms> = {}): Promise<Terms> {
  salt += 1n;
  return {
    client: world.client.address,
    seller: world.seller.address,
    arbiter: world.arbiter.address,
    platform: world.platform.address,
    token: asset === "coin" ? ZERO_ADDRESS : await world.token.getAddress(),
    price: 1_000_003n,
    platformFeeBps: 1_250n,
    arbiterFeeBps: 333n,
    fallbackSellerBps: 6_000n,
    deliveryTime: 7n * DAY,
    revisionTime: 2n * DAY,
    reviewTime: 3n * DAY,
    responseTime: 2n * DAY,
    graceTime: DAY,
    rulingTime: 14n * DAY,
    revisions: 2n,
    validUntil: (await now()) + 30n * DAY,
    content: ethers.id("a listing"),
    salt,
    ...changes,
  };
}

/** The same terms as an open offer: client and salt zero. */
export function openTerms(terms: Terms): Terms {
  return { ...terms, client: ZERO_ADDRESS, salt: 0n };
}

// ------------------------------------------------------------------ typed data

const TERMS_FIELDS = [
  { name: "client", type: "address" },
  { name: "seller", type: "address" },
  { name: "arbiter", type: "address" },
  { name: "platform", type: "address" },
  { name: "token", type: "address" },
  { name: "price", type: "uint112" },
  { name: "platformFeeBps", type: "uint16" },
  { name: "arbiterFeeBps", type: "uint16" },
  { name: "fallbackSellerBps", type: "uint16" },
  { name: "deliveryTime", type: "uint32" },
  { name: "revisionTime", type: "uint32" },
  { name: "reviewTime", type: "uint32" },
  { name: "responseTime", type: "uint32" },
  { name: "graceTime", type: "uint32" },
  { name: "rulingTime", type: "uint32" },
  { name: "revisions", type: "uint8" },
  { name: "validUntil", type: "uint40" },
  { name: "content", type: "bytes32" },
  { name: "salt", type: "uint256" },
];

export const TYPES = {
  terms: { Terms: TERMS_FIELDS },
  offer: {
    Offer: [
      { name: "terms", type: "Terms" },
      { name: "epoch", type: "uint256" },
    ],
    Terms: TERMS_FIELDS,
  },
  ruling: {
    Ruling: [
      { name: "order", type: "bytes32" },
      { name: "sellerAmount", type: "uint112" },
      { name: "content", type: "bytes32" },
    ],
  },
  settlement: {
    Settlement: [
      { name: "order", type: "bytes32" },
      { name: "round", type: "uint32" },
      { name: "sellerAmount", type: "uint112" },
      { name: "validUntil", type: "uint40" },
    ],
  },
  amend: {
    Amend: [
      { name: "order", type: "bytes32" },
      { name: "round", type: "uint32" },
      { name: "amount", type: "uint112" },
      { name: "due", type: "uint40" },
      { name: "validUntil", type: "uint40" },
      { name: "content", type: "bytes32" },
    ],
  },
};

export async function domain(escrow: Escrow) {
  const { chainId } = await ethers.provider.getNetwork();
  return { name: "Holdfast", version: "1", chainId, verifyingContract: await escrow.getAddress() };
}

export function hashTerms(terms: Terms): string {
  return ethers.TypedDataEncoder.hashStruct("Terms", TYPES.terms, terms);
}

/** The id an order of these terms has in this contract. */
export async function idOf(escrow: Escrow, terms: Terms): Promise<string> {
  const { chainId, verifyingContract } = await domain(escrow);
  const words = ethers.AbiCoder.defaultAbiCoder().encode(
    ["bytes32", "uint256", "address"],
    [hashTerms(terms), chainId, verifyingContract],
  );
  return ethers.keccak256(words);
}

export async function signOffer(world: World, terms: Terms, epoch = 0n, signer: Signer = world.seller) {
  return signer.signTypedData(await domain(world.escrow), TYPES.offer, { terms, epoch });
}

export type RulingData = { order: string; sellerAmount: bigint; content: string };
export async function signRuling(world: World, ruling: RulingData, signer: Signer = world.arbiter) {
  return signer.signTypedData(await domain(world.escrow), TYPES.ruling, ruling);
}

export type SettlementData = { order: string; round: bigint; sellerAmount: bigint; validUntil: bigint };
export async function signSettlement(world: World, settlement: SettlementData, signer: Signer) {
  return signer.signTypedData(await domain(world.escrow), TYPES.settlement, settlement);
}

export type AmendData = Amendment & { order: string; round: bigint };
export async function signAmend(world: World, amend: AmendData, signer: Signer) {
  return signer.signTypedData(await domain(world.escrow), TYPES.amend, amend);
}

// ------------------------------------------------------------------ orders

/** The coin that goes with a payment of `amount` in this order's token. */
export function valueFor(terms: Terms, amount: bigint): { value: bigint } {
  return { value: terms.token === ZERO_ADDRESS ? amount : 0n };
}

export type PlaceOptions = {
  signature?: BytesLike;
  funding?: Partial<Funding>;
  requirements?: string;
  value?: bigint;
  by?: Signer;
};

/** Sends `place`; by default the client pays all from its wallet, and nobody signed. */
export function place(world: World, terms: Terms, options: PlaceOptions = {}): Sent {
  const funding = { ...FROM_WALLET, ...options.funding };
  const value = options.value ?? valueFor(terms, terms.price - funding.fromBalance).value;
  return world.escrow
    .connect(options.by ?? world.client)
    .place(terms as TermsStruct, options.signature ?? NO_BYTES, funding, options.requirements ?? ZERO_HASH, {
      value,
    });
}

export type Order = { terms: Terms; id: string };
type OpenStatus = Exclude<StatusName, "None" | "Completed" | "Cancelled" | "Settled">;

export type OpenOptions = { asset?: Asset; terms?: Partial<Terms>; funding?: Partial<Funding> };

/** An order brought to `status` by the shortest honest way. */
export async function orderIn(world: World, status: OpenStatus, options: OpenOptions = {}): Promise<Order> {
  const { escrow, client, seller } = world;
  const terms = await termsOf(world, options.asset ?? "coin", options.terms);
  const id = await idOf(escrow, terms);
  const order = { terms, id };
  const funding = options.funding ?? {};
  if (status === "Pending") {
    await place(world, terms, { funding });
    return order;
  }
  const signature = await signOffer(world, terms);
  if (status === "Placed") {
    await place(world, terms, { funding, signature });
    return order;
  }
  await place(world, terms, { funding, signature, requirements: REQUIREMENTS });
  if (status === "InProgress") return order;
  if (status === "Disputed") {
    await escrow.connect(client).dispute(terms, REASON);
    return order;
  }
  await escrow.connect(seller).deliver(terms, 1n, DOCUMENT);
  if (status === "Delivered") return order;
  if (status === "RevisionRequested") {
    await escrow.connect(client).requestRevision(terms, REASON, (await now()) + terms.revisionTime + HOUR);
    return order;
  }
  await escrow.connect(client).request(terms, Kind.Refund, REASON);
  await escrow.connect(seller).answer(terms, 3n, false, REASON);
  return order;
}

export type State = {
  status: bigint;
  request: bigint;
  revisionsUsed: bigint;
  flags: bigint;
  round: bigint;
  due: bigint;
  respondBy: bigint;
  remaining: bigint;
};

/** A state as a plain object, to compare it whole. */
export function plainState(state: State): State {
  const { status, request, revisionsUsed, flags, round, due, respondBy, remaining } = state;
  return { status, request, revisionsUsed, flags, round, due, respondBy, remaining };
}

/** The order's state as the contract tells it. */
export async function stateOf(world: World, id: string): Promise<State> {
  return plainState(await world.escrow.order(id));
}

// ------------------------------------------------------------------ money

/** The platform's part of what the seller is paid: rounded up. */
export function feeOn(amount: bigint, feeBps: bigint): bigint {
  return (amount * feeBps + FULL_BPS - 1n) / FULL_BPS;
}

async function holdings(world: World, token: string): Promise<Map<string, bigint>> {
  const { escrow, client, seller, arbiter, platform, stranger } = world;
  const people = { client, seller, arbiter, platform, stranger };
  const erc20 = token === ZERO_ADDRESS ? undefined : await ethers.getContractAt("DemoToken", token);
  const walletOf = (account: string): Promise<bigint> =>
    erc20 ? erc20.balanceOf(account) : ethers.provider.getBalance(account);
  const found = new Map<string, bigint>();
  for (const [name, person] of Object.entries(people)) {
    found.set(`${name} wallet`, await walletOf(person.address));
    found.set(`${name} balance`, await escrow.balanceOf(person, token));
  }
  found.set("escrow", await walletOf(await escrow.getAddress()));
  return found;
}

/**
 * What a transaction moved, in units of `token`: every wallet, every platform balance and the escrow itself, without
 * those that stayed the same; network fees are added back.
 */
export async function moved(world: World, token: string, act: () => Sent): Promise<Record<string, bigint>> {
  const before = await holdings(world, token);
  const sent = await act();
  const receipt = await sent.wait();
  expect(receipt, "the transaction was mined").to.not.equal(null);
  const after = await holdings(world, token);
  if (token === ZERO_ADDRESS) {
    for (const name of ["client", "seller", "arbiter", "platform", "stranger"] as const) {
      if (world[name].address !== sent.from) continue;
      after.set(`${name} wallet`, (after.get(`${name} wallet`) ?? 0n) + (receipt?.fee ?? 0n));
    }
  }
  const changes: Record<string, bigint> = {};
  for (const [name, amount] of after) {
    const change = amount - (before.get(name) ?? 0n);
    if (change !== 0n) changes[name] = change;
  }
  return changes;
}

// ------------------------------------------------------------------ time

/** The time of the last block, unix seconds. */
export async function now(): Promise<bigint> {
  return BigInt(await networkHelpers.time.latest());
}

/** Lets the next block have exactly this time. */
export async function nextAt(time: bigint): Promise<void> {
  await networkHelpers.time.setNextBlockTimestamp(time);
}

/** Mines a block at this time, so that the next one is later. */
export async function passTo(time: bigint): Promise<void> {
  await networkHelpers.time.increaseTo(time);
}

async function tryAt(time: bigint, check: () => Promise<void>): Promise<void> {
  const snapshot = await networkHelpers.takeSnapshot();
  await nextAt(time);
  await check();
  await snapshot.restore();
}

export type Refusal = { contract: BaseContract; error: string; args: readonly unknown[] };

/** Shows that `act` works the second before `deadline` and at it, and is refused the second after. */
export async function worksUntil(
  world: World,
  deadline: bigint,
  act: () => Sent,
  refusal?: Omit<Refusal, "contract">,
) {
  for (const time of [deadline - 1n, deadline]) {
    await tryAt(time, async () => {
      await expect(act(), `at ${time - deadline} s`).to.not.revert(ethers);
    });
  }
  const { error, args } = refusal ?? { error: "Escrow_TooLate", args: [deadline] };
  await tryAt(deadline + 1n, async () => {
    await expect(act())
      .to.be.revertedWithCustomError(world.escrow, error)
      .withArgs(...args);
  });
}

/** Shows that `act` is refused the second before `moment` and at it, and works the second after. */
export async function worksAfter(world: World, moment: bigint, act: () => Sent) {
  for (const time of [moment - 1n, moment]) {
    await tryAt(time, async () => {
      await expect(act())
        .to.be.revertedWithCustomError(world.escrow, "Escrow_TooEarly")
        .withArgs(moment + 1n);
    });
  }
  await tryAt(moment + 1n, async () => {
    await expect(act()).to.not.revert(ethers);
  });
}

// ------------------------------------------------------------------ refusals

/** An offer that its seller did not sign, or did not sign so. */
export async function refusesOffer(world: World, terms: Terms, signature: string): Promise<void> {
  await expect(place(world, terms, { signature }))
    .to.be.revertedWithCustomError(world.escrow, "Escrow_SignatureInvalid")
    .withArgs(terms.seller);
}

/** Shows that each of these people is refused for who they are. */
export async function refusesCallers(world: World, people: readonly Signer[], act: (by: Signer) => Sent) {
  for (const person of people) {
    await expect(act(person))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_NotAllowed")
      .withArgs(await person.getAddress());
  }
}

/** Shows that `act` is refused in each of these statuses, and in None, naming the order and its status. */
export async function refusesStatuses(
  world: World,
  statuses: readonly OpenStatus[],
  act: (order: Order) => Sent,
): Promise<void> {
  for (const status of statuses) {
    const order = await orderIn(world, status);
    await expect(act(order), status)
      .to.be.revertedWithCustomError(world.escrow, "Escrow_StatusWrong")
      .withArgs(order.id, Status[status]);
  }
  const terms = await termsOf(world, "coin");
  const nowhere = { terms, id: await idOf(world.escrow, terms) };
  await expect(act(nowhere), "None")
    .to.be.revertedWithCustomError(world.escrow, "Escrow_StatusWrong")
    .withArgs(nowhere.id, Status.None);
}

/** Shows that `act` is refused once an order is completed, cancelled or settled, and that its word stays as it is. */
export async function refusesFinished(world: World, act: (order: Order) => Sent): Promise<void> {
  const { escrow, client, seller } = world;
  for (const end of ["Completed", "Cancelled", "Settled"] as const) {
    const order = await orderIn(world, "InProgress");
    if (end === "Completed") await escrow.connect(client).approve(order.terms);
    if (end === "Cancelled") await escrow.connect(seller).cancel(order.terms, REASON);
    if (end === "Settled") {
      const settlement = { order: order.id, round: 1n, sellerAmount: 1n, validUntil: (await now()) + HOUR };
      const signature = await signSettlement(world, settlement, seller);
      await escrow.connect(client).settle(order.terms, 1n, settlement.validUntil, signature);
    }
    const before = await stateOf(world, order.id);
    await expect(act(order), end)
      .to.be.revertedWithCustomError(escrow, "Escrow_StatusWrong")
      .withArgs(order.id, Status[end]);
    expect(await stateOf(world, order.id)).to.deep.equal(before);
  }
}
