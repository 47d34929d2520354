import { afterAll, expect, test } from "vitest";
import { chainsOf } from "./chains.ts";
import { type Vector, vectors } from "./read.ts";

/** The same hashes by the contract and its libraries, at the vectors' addresses on chains of the vectors' ids. */
const chains = chainsOf(["Escrow.sol/Escrow", "mocks/Libraries.sol/Libraries"]);
afterAll(() => chains.close());

/** The struct's hash as Solidity makes it. */
async function structHash(vector: Vector): Promise<unknown> {
  const { chainId, verifyingContract } = vector.domain;
  const ask = (fn: string, ...args: unknown[]) =>
    chains.ask("Libraries", { chainId, escrow: verifyingContract }, fn, args);
  switch (vector.type) {
    case "Offer":
      return ask("offer", await ask("termsHash", vector.message.terms), vector.message.epoch);
    case "Ruling": {
      const { order, sellerAmount, content } = vector.message;
      return ask("ruling", order, sellerAmount, content);
    }
    case "Settlement": {
      const { order, round, sellerAmount, validUntil } = vector.message;
      return ask("settlement", order, round, sellerAmount, validUntil);
    }
    case "Amend": {
      const { order, round, ...amendment } = vector.message;
      return ask("amend", order, round, amendment);
    }
    // No contract reads these: only their signing domain is the contract's own.
    case "Review":
    case "ReviewReply":
      return vector.structHash;
    case "PermitWitnessTransferFrom": {
      const { permitted, spender, nonce, deadline, witness } = vector.message;
      const { purpose, order, content, keepRefunds, offerSigned } = witness;
      const hash = await ask("payment", purpose, order, content, keepRefunds, offerSigned);
      return ask("permit2", permitted.token, permitted.amount, spender, nonce, deadline, hash);
    }
    case "ReceiveWithAuthorization": {
      const { from, to, value, validAfter, validBefore, nonce } = vector.message;
      return ask("receiveWithAuthorization", from, to, value, validAfter, validBefore, nonce);
    }
  }
}

for (const [index, vector] of vectors.signed.entries()) {
  test(`ORD-4 hash by Solidity, ${vector.type} ${index}, equals the committed vector`, async () => {
    expect(await structHash(vector)).toBe(vector.structHash);
    if (vector.domain.name !== "Holdfast") return;
    const { chainId, verifyingContract } = vector.domain;
    const place = { chainId, escrow: verifyingContract };
    expect(await chains.ask("Libraries", place, "digest", [vector.structHash])).toBe(vector.digest);
  });
}

for (const [index, { place, terms, ...hashes }] of vectors.orders.entries()) {
  test(`ORD-4 hashes by Solidity, order ${index}, equal the committed vectors`, async () => {
    expect(await chains.ask("Libraries", place, "termsHash", [terms])).toBe(hashes.termsHash);
    expect(await chains.ask("Libraries", place, "openHash", [terms])).toBe(hashes.openOfferHash);
    expect(await chains.ask("Escrow", place, "orderId", [terms])).toBe(hashes.orderId);
  });

  test(`ORD-4 signing domain by the contract, at the place of order ${index}, is the one that is signed`, async () => {
    const told = await chains.askAll("Escrow", place, "eip712Domain", []);
    expect(told.slice(0, 5)).toEqual(["0x0f", "Holdfast", "1", BigInt(place.chainId), place.escrow]);
  });
}

for (const [index, { payment, hash }] of vectors.payments.entries()) {
  test(`ORD-2 hash by Solidity, payment ${index}, equals the committed vector`, async () => {
    const { purpose, order, content, keepRefunds, offerSigned } = payment;
    const place = { chainId: 31337, escrow: vectors.orders[0]?.place.escrow ?? "0x" };
    const args = [purpose, order, content, keepRefunds, offerSigned];
    expect(await chains.ask("Libraries", place, "payment", args)).toBe(hash);
  });
}
