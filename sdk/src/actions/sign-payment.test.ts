import {
  decodeAbiParameters,
  encodeAbiParameters,
  type Hex,
  type hashTypedData,
  parseAbiParameters,
  parseSignature,
  recoverTypedDataAddress,
  serializeCompactSignature,
  signatureToCompactSignature,
  sliceHex,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { expect, test } from "vitest";
import { ESCROW, FakeNode } from "../testing/fake-node.ts";
import { PaymentWay } from "../typed-data/authorization.ts";
import { hashPayment, placePayment } from "../typed-data/payment.ts";
import { AUTHORIZATION_LIFETIME } from "./authorize.ts";
import type { EscrowClient } from "./client.ts";
import { signPermit } from "./sign-permit.ts";
import { signPermit2 } from "./sign-permit2.ts";
import { signReceiveWithAuthorization } from "./sign-receive-with-authorization.ts";

const TOKEN = `0x${"7".repeat(40)}` as const;
const HASH = `0x${"2".repeat(64)}` as const;
const domain = { name: "Some Dollar", version: "1", chainId: 31337, verifyingContract: TOKEN } as const;
const payer = privateKeyToAccount(`0x${"5".repeat(64)}`);
const stranger = privateKeyToAccount(`0x${"6".repeat(64)}`);
const payment = placePayment({ order: HASH, requirements: HASH, keepRefunds: false, offerSigned: true });

type Asked = { domain: object; primaryType: string; message: Record<string, unknown>; types: object };

/** A wallet that signs with `signer`; `mend` is what it then does to the signature. */
function walletOf(signer = payer, mend: (signature: Hex) => Hex = (same) => same) {
  const node = new FakeNode();
  const asked: Asked[] = [];
  node.onCall = () => encodeAbiParameters([{ type: "uint256" }], [4n]);
  node.onWallet = async (method, params) => {
    if (method !== "eth_signTypedData_v4") throw new Error(method);
    const data = JSON.parse(String(params[1]));
    const { EIP712Domain: _domain, ...types } = data.types;
    asked.push({ ...data, types });
    return mend(await signer.signTypedData({ ...data, types }));
  };
  const client: EscrowClient = { ...node.client(), account: payer.address };
  return { client, asked, node };
}

function decoded(authorization: Hex) {
  const form = parseAbiParameters("(uint8 way, uint256 nonce, uint256 deadline, bytes signature) it");
  return decodeAbiParameters(form, authorization)[0];
}

test("ORD-2 signPermit, names exactly the amount, the escrow and the token's nonce, and lives half an hour", async () => {
  const { client, asked } = walletOf();
  const { authorization, deadline } = await signPermit(client, { token: TOKEN, domain, amount: 280n });
  const message = {
    owner: payer.address.toLowerCase(),
    spender: ESCROW,
    value: "280",
    nonce: "4",
    deadline: `${deadline}`,
  };
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ domain, primaryType: "Permit", message });
  const { way, nonce, signature } = decoded(authorization);
  expect([way, nonce, (signature.length - 2) / 2]).toEqual([PaymentWay.Permit, 0n, 65]);
  // The fake chain's newest block is ahead of this computer's clock.
  expect(deadline).toBe(1_800_000_001n + AUTHORIZATION_LIFETIME);
});

test("ORD-2 signReceiveWithAuthorization, its nonce is the payment's hash, so that it pays nothing else", async () => {
  const { client, asked } = walletOf();
  const signed = await signReceiveWithAuthorization(client, { domain, amount: 280n, payment });
  expect(asked[0]).toMatchObject({
    domain,
    primaryType: "ReceiveWithAuthorization",
    message: {
      from: payer.address.toLowerCase(),
      to: ESCROW,
      value: "280",
      validAfter: "0",
      nonce: hashPayment(payment),
    },
  });
  expect(decoded(signed.authorization)).toMatchObject({ way: PaymentWay.Receive, deadline: signed.deadline });
});

test("ORD-2 signPermit2, carries the payment as witness, with a nonce of its own each time", async () => {
  const { client, asked } = walletOf();
  const first = await signPermit2(client, { token: TOKEN, amount: 280n, payment });
  const second = await signPermit2(client, { token: TOKEN, amount: 280n, payment });
  expect(asked[0]).toMatchObject({
    domain: { name: "Permit2", chainId: 31337 },
    primaryType: "PermitWitnessTransferFrom",
    message: { permitted: { token: TOKEN, amount: "280" }, spender: ESCROW, witness: { offerSigned: true } },
  });
  expect(decoded(first.authorization).nonce).not.toBe(decoded(second.authorization).nonce);
  expect(decoded(first.authorization).way).toBe(PaymentWay.Permit2);
});

const forms: [string, (signature: Hex) => Hex][] = [
  ["with 0 or 1 at its end", (full) => `${sliceHex(full, 0, 64)}0${parseSignature(full).yParity}`],
  [
    "of 64 bytes (EIP-2098)",
    (full) => serializeCompactSignature(signatureToCompactSignature(parseSignature(full))),
  ],
];
test.each(forms)(
  "ORD-2 signPermit, a wallet that gives a signature %s, gets it mended to what tokens check",
  async (_, mend) => {
    const { client, asked } = walletOf(payer, mend);
    const signed = await signPermit(client, { token: TOKEN, domain, amount: 1n });
    const { signature } = decoded(signed.authorization);
    expect(sliceHex(signature, 64)).toMatch(/^0x1[bc]$/);
    const data = asked[0] as unknown as Parameters<typeof hashTypedData>[0];
    expect(await recoverTypedDataAddress({ ...data, signature })).toBe(payer.address);
  },
);

test("ORD-2 signPermit, another key's signature and a contract wallet's, are not used", async () => {
  const wrong = walletOf(stranger);
  await expect(signPermit(wrong.client, { token: TOKEN, domain, amount: 1n })).rejects.toMatchObject({
    code: "signature_unusable",
  });
  const contract = walletOf(payer, () => `0x${"ab".repeat(200)}`);
  await expect(
    signReceiveWithAuthorization(contract.client, { domain, amount: 1n, payment }),
  ).rejects.toMatchObject({ code: "signature_unusable" });
});

test("ORD-2 signing a payment, of nothing, asks no wallet", async () => {
  const { client, asked } = walletOf();
  await expect(signPermit(client, { token: TOKEN, domain, amount: 0n })).rejects.toMatchObject({
    code: "invalid_input",
  });
  await expect(signPermit2(client, { token: TOKEN, amount: 0n, payment })).rejects.toMatchObject({
    code: "invalid_input",
  });
  expect(asked).toEqual([]);
});

test("ORD-2 signing a payment, declined, says that nothing was sent", async () => {
  const { client, node } = walletOf();
  node.onWallet = () => {
    throw Object.assign(new Error("User rejected the request."), { code: 4001 });
  };
  await expect(signPermit(client, { token: TOKEN, domain, amount: 1n })).rejects.toMatchObject({
    code: "user_rejected",
  });
});
