/** Payments by signature: the real Permit2, a stablecoin that knows EIP-2612 and EIP-3009, and what a payer signs. */
import type { BaseContract, Signer } from "ethers";
import { FACTORY_CODE, permit2Deployment } from "../kit/permit2.ts";
import {
  type Amendment,
  deployed,
  ethers,
  type Funding,
  HOUR,
  idOf,
  networkHelpers,
  now,
  type PlaceOptions,
  place,
  type Sent,
  type Terms,
  TYPES,
  termsOf,
  ZERO_HASH,
} from "./kit.ts";

export const PERMIT2 = "0x000000000022D473030F116dDEE9F6B43aC78BA3";

export const Way = { permit: 0n, permit2: 1n, receive: 2n } as const;
export type WayName = keyof typeof Way;
export const WAYS: readonly WayName[] = ["permit", "permit2", "receive"];
/** Those that anyone may send for the client. */
export const RELAYED = ["permit2", "receive"] as const;
export const Purpose = { place: 0n, amend: 1n } as const;

/**
 * Puts Permit2 where it is on every chain, as it was put there. The address comes from the code, so that no other code
 * can come to lie there.
 */
export async function deployPermit2(): Promise<void> {
  // Another file's tests, on the same chain, may have put it there.
  if ((await ethers.provider.getCode(PERMIT2)) !== "0x") return;
  const deployment = permit2Deployment();
  await networkHelpers.setCode(deployment.to, FACTORY_CODE);
  const [sender] = await ethers.getSigners();
  await sender?.sendTransaction(deployment);
  if ((await ethers.provider.getCode(PERMIT2)) === "0x") throw new Error("this is not Permit2's code");
}

/** The usual people; the client holds the stablecoin, has let Permit2 move it, and has let the escrow move nothing. */
export async function deployedToPay() {
  const world = await deployed();
  await deployPermit2();
  const stable = await ethers.deployContract("StableToken");
  for (const holder of [world.client, world.stranger]) {
    await stable.mint(holder, 10n ** 12n);
    await stable.connect(holder).approve(PERMIT2, ethers.MaxUint256);
  }
  return { ...world, stable };
}
export type Till = Awaited<ReturnType<typeof deployedToPay>>;

export function freshTill(): Promise<Till> {
  return networkHelpers.loadFixture(deployedToPay);
}

/** Terms paid in the stablecoin. */
export async function stableTerms(till: Till, changes: Partial<Terms> = {}): Promise<Terms> {
  return { ...(await termsOf(till, "coin")), token: await till.stable.getAddress(), ...changes };
}

// ------------------------------------------------------------------ what the payer signs

const PAYMENT = [
  { name: "purpose", type: "uint8" },
  { name: "order", type: "bytes32" },
  { name: "content", type: "bytes32" },
  { name: "keepRefunds", type: "bool" },
  { name: "offerSigned", type: "bool" },
];
export const PAYMENT_TYPES = {
  payment: { Payment: PAYMENT },
  permit: {
    Permit: [
      { name: "owner", type: "address" },
      { name: "spender", type: "address" },
      { name: "value", type: "uint256" },
      { name: "nonce", type: "uint256" },
      { name: "deadline", type: "uint256" },
    ],
  },
  permit2: {
    PermitWitnessTransferFrom: [
      { name: "permitted", type: "TokenPermissions" },
      { name: "spender", type: "address" },
      { name: "nonce", type: "uint256" },
      { name: "deadline", type: "uint256" },
      { name: "witness", type: "Payment" },
    ],
    Payment: PAYMENT,
    TokenPermissions: [
      { name: "token", type: "address" },
      { name: "amount", type: "uint256" },
    ],
  },
  receive: {
    ReceiveWithAuthorization: [
      { name: "from", type: "address" },
      { name: "to", type: "address" },
      { name: "value", type: "uint256" },
      { name: "validAfter", type: "uint256" },
      { name: "validBefore", type: "uint256" },
      { name: "nonce", type: "bytes32" },
    ],
  },
  cancel: {
    CancelAuthorization: [
      { name: "authorizer", type: "address" },
      { name: "nonce", type: "bytes32" },
    ],
  },
};

/** The stablecoin's own EIP-712 domain. */
export async function stableDomain(token: string) {
  const { chainId } = await ethers.provider.getNetwork();
  return { name: "Stable Dollar", version: "1", chainId, verifyingContract: token };
}

export type Payment = {
  purpose: bigint;
  order: string;
  content: string;
  keepRefunds: boolean;
  offerSigned: boolean;
};

export function hashPayment(payment: Payment): string {
  return ethers.TypedDataEncoder.hashStruct("Payment", PAYMENT_TYPES.payment, payment);
}

/** `Funding.authorization` as the contract decodes it. */
export function encodeAuthorization(way: bigint, nonce: bigint, deadline: bigint, signature: string): string {
  return ethers.AbiCoder.defaultAbiCoder().encode(
    ["tuple(uint8 way,uint256 nonce,uint256 deadline,bytes signature)"],
    [[way, nonce, deadline, signature]],
  );
}

/** What is signed; `signer` is the client and `nonce` 7 (Permit2's) unless said otherwise. */
export type Consent = {
  token: string;
  amount: bigint;
  payment: Payment;
  deadline?: bigint;
  nonce?: bigint;
  signer?: Signer;
  /** Whose money it is, where that is not who signs. */
  owner?: string;
};

/** Has the client sign exactly this payment, one way or another; answers the bytes for `Funding.authorization`. */
export async function authorize(till: Till, way: WayName, consent: Consent): Promise<string> {
  const { token, amount, payment, nonce = 7n, signer = till.client } = consent;
  const deadline = consent.deadline ?? (await now()) + HOUR;
  const owner = consent.owner ?? till.client.address;
  const spender = await till.escrow.getAddress();
  const { chainId } = await ethers.provider.getNetwork();
  const tokenDomain = await stableDomain(token);
  const sign = async () => {
    if (way === "permit") {
      const message = { owner, spender, value: amount, nonce: await till.stable.nonces(owner), deadline };
      return signer.signTypedData(tokenDomain, PAYMENT_TYPES.permit, message);
    }
    if (way === "receive") {
      const bound = { validAfter: 0n, validBefore: deadline, nonce: hashPayment(payment) };
      const message = { from: owner, to: spender, value: amount, ...bound };
      return signer.signTypedData(tokenDomain, PAYMENT_TYPES.receive, message);
    }
    const permit2Domain = { name: "Permit2", chainId, verifyingContract: PERMIT2 };
    const message = { permitted: { token, amount }, spender, nonce, deadline, witness: payment };
    return signer.signTypedData(permit2Domain, PAYMENT_TYPES.permit2, message);
  };
  return encodeAuthorization(Way[way], way === "permit2" ? nonce : 0n, deadline, await sign());
}

/** The payment that `place` with these options is. */
export async function placePayment(till: Till, terms: Terms, options: PlaceOptions = {}): Promise<Payment> {
  return {
    purpose: Purpose.place,
    order: await idOf(till.escrow, terms),
    content: options.requirements ?? ZERO_HASH,
    keepRefunds: options.funding?.keepRefunds ?? false,
    offerSigned: (options.signature ?? "0x") !== "0x",
  };
}

/** The payment that this change of an order is. */
export function amendPayment(order: string, round: bigint, amendment: Amendment): Payment {
  const content = ethers.TypedDataEncoder.hashStruct("Amend", TYPES.amend, { order, round, ...amendment });
  return { purpose: Purpose.amend, order, content, keepRefunds: false, offerSigned: false };
}

/** An order with the client's signature for exactly its payment, less what comes from the balance. */
export async function signedPlace(
  till: Till,
  way: WayName,
  terms: Terms,
  options: PlaceOptions & { consent?: Partial<Consent> } = {},
): Promise<Funding> {
  const funding = { fromBalance: 0n, keepRefunds: false, ...options.funding };
  const authorization = await authorize(till, way, {
    token: terms.token,
    amount: terms.price - funding.fromBalance,
    payment: await placePayment(till, terms, options),
    ...options.consent,
  });
  return { ...funding, authorization };
}

/** Signs and places in one go; `by` the client unless said otherwise. */
export async function placeSigned(
  till: Till,
  way: WayName,
  terms: Terms,
  options: PlaceOptions & { consent?: Partial<Consent> } = {},
): Sent {
  const funding = await signedPlace(till, way, terms, options);
  return place(till, terms, { ...options, funding, value: options.value ?? 0n });
}

const PERMIT2_ERRORS = [
  "error InvalidSigner()",
  "error InvalidSignature()",
  "error InvalidNonce()",
  "error SignatureExpired(uint256 signatureDeadline)",
  "error InvalidSignatureLength()",
  "error InvalidContractSignature()",
];
const REFUSALS = {
  permit2: { signer: "InvalidSigner", nonce: "InvalidNonce", late: "SignatureExpired" },
  receive: {
    signer: "ERC3009InvalidSignature",
    nonce: "ERC3009UsedAuthorization",
    late: "ERC3009InvalidAuthorizationTime",
  },
} as const;

/** Permit2, to tell its errors by. */
export function permit2(): BaseContract {
  return new ethers.Contract(PERMIT2, PERMIT2_ERRORS, ethers.provider);
}

/** How a bad signature, a used one and a late one are refused. EIP-2612's failures are swallowed. */
export function refusalOf(
  till: Till,
  way: keyof typeof REFUSALS,
  why: "signer" | "nonce" | "late",
): [BaseContract, string] {
  return [way === "permit2" ? permit2() : till.stable, REFUSALS[way][why]];
}
