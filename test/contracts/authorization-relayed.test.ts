import { expect } from "chai";
import {
  amendPayment,
  authorize,
  freshTill,
  placePayment,
  placeSigned,
  RELAYED,
  refusalOf,
  signedPlace,
  stableTerms,
  type Till,
} from "./authorization-kit.ts";
import {
  ethers,
  type Funding,
  HOUR,
  idOf,
  now,
  openTerms,
  type PlaceOptions,
  place,
  REASON,
  REQUIREMENTS,
  Status,
  signAmend,
  signOffer,
  stateOf,
  type Terms,
  ZERO_HASH,
} from "./kit.ts";

/** What a relayer holds: terms, the seller's open offer, and the client's consent to exactly this payment. */
type Held = { terms: Terms; signature: string; funding: Funding };
type Sending = { terms: Terms } & PlaceOptions;

async function held(till: Till, way: (typeof RELAYED)[number]): Promise<Held> {
  const terms = await stableTerms(till);
  const signature = await signOffer(till, openTerms(terms));
  const funding = await signedPlace(till, way, terms, { signature, requirements: REQUIREMENTS });
  return { terms, signature, funding };
}

/** What the relayer sends instead of what it was given. */
const TAMPERED: readonly [string, (given: Held, till: Till) => Promise<Partial<Sending>>][] = [
  ["with other requirements", async () => ({ requirements: ethers.id("something else") })],
  ["without the seller's signature", async () => ({ signature: "0x" })],
  ["without the requirements", async () => ({ requirements: ZERO_HASH })],
  ["with refunds kept back", async ({ funding }) => ({ funding: { ...funding, keepRefunds: true } })],
  [
    "for another order of the same client",
    async ({ terms }) => ({ terms: { ...terms, salt: terms.salt + 9n } }),
  ],
  [
    "for another amount, less",
    async ({ terms }, till) => {
      const cheaper = { ...terms, price: terms.price - 1n };
      return { terms: cheaper, signature: await signOffer(till, openTerms(cheaper)) };
    },
  ],
  [
    "for another amount, more",
    async ({ terms }, till) => {
      const dearer = { ...terms, price: terms.price + 1n };
      return { terms: dearer, signature: await signOffer(till, openTerms(dearer)) };
    },
  ],
  [
    "for another seller",
    async ({ terms }, till) => {
      const other = { ...terms, seller: till.stranger.address };
      return { terms: other, signature: await signOffer(till, openTerms(other), 0n, till.stranger) };
    },
  ],
];

async function expectNothingLost(till: Till, before: bigint, terms: Terms) {
  expect(await till.stable.balanceOf(till.client)).to.equal(before);
  expect(await till.stable.balanceOf(till.escrow)).to.equal(0n);
  expect((await stateOf(till, await idOf(till.escrow, terms))).status).to.equal(Status.None);
}

describe("a relayer of the client's payment", () => {
  for (const way of RELAYED) {
    for (const [what, tamper] of TAMPERED) {
      it(`ORD-2 place, by ${way}, relayed ${what}, is refused and the payment stays good as it was signed`, async () => {
        const till = await freshTill();
        const given = await held(till, way);
        const { terms, signature, funding } = given;
        const before = await till.stable.balanceOf(till.client);
        const honest = { terms, signature, funding, requirements: REQUIREMENTS };
        const changed = { ...honest, ...(await tamper(given, till)) };
        const send = (sending: Sending) =>
          place(till, sending.terms, { ...sending, by: till.stranger, value: 0n });
        await expect(send(changed)).to.be.revertedWithCustomError(...refusalOf(till, way, "signer"));
        await expectNothingLost(till, before, changed.terms);
        await send(honest);
        expect((await stateOf(till, await idOf(till.escrow, terms))).status).to.equal(Status.InProgress);
        expect(await till.stable.balanceOf(till.client)).to.equal(before - terms.price);
      });
    }

    it(`place, by ${way}, relayed with an offer where the client paid to ask first, is refused`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const funding = await signedPlace(till, way, terms);
      const signature = await signOffer(till, terms);
      const options = { funding, by: till.stranger, value: 0n };
      await expect(place(till, terms, { ...options, signature })).to.be.revertedWithCustomError(
        ...refusalOf(till, way, "signer"),
      );
      await place(till, terms, options);
    });

    it(`ORD-4 place, by ${way}, replayed at once or after the order's end, is refused`, async () => {
      const till = await freshTill();
      const { terms, signature, funding } = await held(till, way);
      const id = await idOf(till.escrow, terms);
      const again = (other = terms) =>
        place(till, other, { funding, signature, requirements: REQUIREMENTS, by: till.stranger, value: 0n });
      await again();
      const refusesIn = (status: bigint) =>
        expect(again()).to.be.revertedWithCustomError(till.escrow, "Escrow_StatusWrong").withArgs(id, status);
      await refusesIn(Status.InProgress);
      await expect(again({ ...terms, salt: 0n })).to.be.revertedWithCustomError(
        ...refusalOf(till, way, way === "permit2" ? "nonce" : "signer"),
      );
      await till.escrow.connect(till.seller).cancel(terms, REASON);
      await refusesIn(Status.Cancelled);
    });

    it(`place, by ${way}, relayed with money from a balance, is refused whosever balance it is`, async () => {
      const till = await freshTill();
      for (const person of [till.client, till.stranger]) {
        await till.stable.connect(person).approve(till.escrow, 300n);
        await till.escrow.connect(person).deposit(till.stable, 300n);
      }
      const terms = await stableTerms(till);
      const funding = await signedPlace(till, way, terms, { funding: { fromBalance: 300n } });
      await expect(place(till, terms, { funding, by: till.stranger, value: 0n }))
        .to.be.revertedWithCustomError(till.escrow, "Escrow_NotAllowed")
        .withArgs(till.stranger.address);
      for (const person of [till.client, till.stranger]) {
        expect(await till.escrow.balanceOf(person, till.stable)).to.equal(300n);
      }
    });

    it(`place, by ${way}, relayed with coin beside it, is refused`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      await expect(placeSigned(till, way, terms, { by: till.stranger, value: 1n }))
        .to.be.revertedWithCustomError(till.escrow, "Escrow_ValueWrong")
        .withArgs(0, 1);
    });

    it(`place, by ${way}, a payment signed for a change of the order, is refused, and the other way round`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till, { price: 500n });
      const id = await idOf(till.escrow, terms);
      const amendment = { amount: 500n, due: 0n, validUntil: (await now()) + HOUR, content: REASON };
      const forChange = amendPayment(id, 1n, amendment);
      const wrong = { payment: forChange };
      // Even with the hash of the change as requirements, which is all that the two have in common.
      const requirements = forChange.content;
      await expect(
        placeSigned(till, way, terms, { requirements, consent: wrong, by: till.stranger }),
      ).to.be.revertedWithCustomError(...refusalOf(till, way, "signer"));
      const signature = await signOffer(till, terms);
      await placeSigned(till, way, terms, { signature, requirements, consent: { nonce: 8n } });
      const payment = await placePayment(till, terms, { requirements });
      const authorization = await authorize(till, way, {
        token: terms.token,
        amount: 500n,
        payment,
        nonce: 9n,
      });
      const change = await signAmend(till, { ...amendment, order: id, round: 1n }, till.seller);
      const funding = { fromBalance: 0n, keepRefunds: false, authorization };
      await expect(
        till.escrow.connect(till.client).amend(terms, amendment, change, funding),
      ).to.be.revertedWithCustomError(...refusalOf(till, way, "signer"));
    });

    it(`amend, by ${way}, sent by anyone but the client, is refused though the client signed the payment`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const id = await idOf(till.escrow, terms);
      const signature = await signOffer(till, terms);
      await placeSigned(till, way, terms, { signature, requirements: REQUIREMENTS, consent: { nonce: 8n } });
      const amendment = { amount: 500n, due: 0n, validUntil: (await now()) + HOUR, content: REASON };
      const payment = amendPayment(id, 1n, amendment);
      const authorization = await authorize(till, way, { token: terms.token, amount: 500n, payment });
      const change = await signAmend(till, { ...amendment, order: id, round: 1n }, till.client);
      const funding = { fromBalance: 0n, keepRefunds: false, authorization };
      for (const by of [till.seller, till.stranger]) {
        await expect(till.escrow.connect(by).amend(terms, amendment, change, funding))
          .to.be.revertedWithCustomError(till.escrow, "Escrow_NotAllowed")
          .withArgs(by.address);
      }
    });
  }

  it("place, by permit, sent by anyone but the client, is refused: a permit says not what it pays for", async () => {
    const till = await freshTill();
    const terms = await stableTerms(till);
    await expect(placeSigned(till, "permit", terms, { by: till.stranger }))
      .to.be.revertedWithCustomError(till.escrow, "Escrow_NotAllowed")
      .withArgs(till.stranger.address);
    expect(await till.stable.allowance(till.client, till.escrow)).to.equal(0n);
  });

  it("place, without the client's signature, is refused to anyone else whatever the client approved", async () => {
    const till = await freshTill();
    const terms = await stableTerms(till);
    await till.stable.connect(till.client).approve(till.escrow, ethers.MaxUint256);
    await expect(place(till, terms, { by: till.stranger, value: 0n }))
      .to.be.revertedWithCustomError(till.escrow, "Escrow_NotAllowed")
      .withArgs(till.stranger.address);
  });
});
