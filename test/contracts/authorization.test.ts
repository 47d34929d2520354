import { expect } from "chai";
import {
  amendPayment,
  authorize,
  freshTill,
  PERMIT2,
  placeSigned,
  RELAYED,
  stableTerms,
  type Till,
  WAYS,
} from "./authorization-kit.ts";
import {
  type Amendment,
  DOCUMENT,
  ethers,
  HOUR,
  idOf,
  moved,
  now,
  type Order,
  REASON,
  REQUIREMENTS,
  Status,
  signAmend,
  signOffer,
  stateOf,
} from "./kit.ts";

/** What an order takes from the client's wallet, and nothing else. */
function paid(amount: bigint) {
  return { "client wallet": -amount, escrow: amount };
}

/** Nothing of the client's is left that the escrow could still take by allowance. */
async function expectNoAllowance(till: Till) {
  expect(await till.stable.allowance(till.client, till.escrow)).to.equal(0n);
}

/** An order in progress, paid by Permit2's nonce 1. */
async function started(till: Till): Promise<Order> {
  const terms = await stableTerms(till);
  const signature = await signOffer(till, terms);
  await placeSigned(till, "permit2", terms, {
    signature,
    requirements: REQUIREMENTS,
    consent: { nonce: 1n },
  });
  return { terms, id: await idOf(till.escrow, terms) };
}

async function moreMoney(): Promise<Amendment> {
  return { amount: 500n, due: 0n, validUntil: (await now()) + HOUR, content: REASON };
}

describe("paying by signature", () => {
  it("Permit2 in these tests, is the real one: its address follows from its code", async () => {
    await freshTill();
    const permit2 = new ethers.Contract(PERMIT2, ["function DOMAIN_SEPARATOR() view returns (bytes32)"]);
    const { chainId } = await ethers.provider.getNetwork();
    const told = await (permit2.connect(ethers.provider) as typeof permit2).getFunction("DOMAIN_SEPARATOR")();
    const expected = ethers.TypedDataEncoder.hashDomain({
      name: "Permit2",
      chainId,
      verifyingContract: PERMIT2,
    });
    expect(told).to.equal(expected);
  });

  for (const way of WAYS) {
    it(`ORD-2 place, by ${way}, one transaction takes exactly the price from a client who approved nothing`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const signature = await signOffer(till, terms);
      await expectNoAllowance(till);
      const options = { signature, requirements: REQUIREMENTS };
      const changes = await moved(till, terms.token, () => placeSigned(till, way, terms, options));
      expect(changes).to.deep.equal(paid(terms.price));
      expect(await stateOf(till, await idOf(till.escrow, terms))).to.include({
        status: Status.InProgress,
        remaining: terms.price,
      });
      await expectNoAllowance(till);
    });

    it(`ORD-3 place, by ${way}, part from the balance: only the rest is signed for and taken`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      await till.stable.connect(till.client).approve(till.escrow, 400n);
      await till.escrow.connect(till.client).deposit(terms.token, 400n);
      const funding = { fromBalance: 300n };
      const changes = await moved(till, terms.token, () => placeSigned(till, way, terms, { funding }));
      const rest = terms.price - 300n;
      expect(changes).to.deep.equal({ "client wallet": -rest, "client balance": -300n, escrow: rest });
      expect((await stateOf(till, await idOf(till.escrow, terms))).remaining).to.equal(terms.price);
    });

    it(`ORD-2 place, by ${way}, refunds kept and no offer: the order waits and its refund stays in the balance`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      await placeSigned(till, way, terms, { funding: { keepRefunds: true } });
      expect((await stateOf(till, await idOf(till.escrow, terms))).status).to.equal(Status.Pending);
      const changes = await moved(till, terms.token, () =>
        till.escrow.connect(till.client).cancel(terms, REASON),
      );
      expect(changes).to.deep.equal({ "client balance": terms.price });
    });

    it(`RQ-1 amend, by ${way}, the client pays the extra into the same escrow without an approval`, async () => {
      const till = await freshTill();
      const { terms, id } = await started(till);
      const amendment = await moreMoney();
      const change = { ...amendment, order: id, round: 1n };
      const signature = await signAmend(till, change, till.seller);
      const payment = amendPayment(id, 1n, amendment);
      const authorization = await authorize(till, way, { token: terms.token, amount: 500n, payment });
      const funding = { fromBalance: 0n, keepRefunds: false, authorization };
      const changes = await moved(till, terms.token, () =>
        till.escrow.connect(till.client).amend(terms, amendment, signature, funding),
      );
      expect(changes).to.deep.equal(paid(500n));
      expect((await stateOf(till, id)).remaining).to.equal(terms.price + 500n);
      await expectNoAllowance(till);
    });

    it(`ORD-3 amend, by ${way}, part from the balance`, async () => {
      const till = await freshTill();
      const { terms, id } = await started(till);
      await till.stable.connect(till.client).approve(till.escrow, 200n);
      await till.escrow.connect(till.client).deposit(terms.token, 200n);
      const amendment = await moreMoney();
      const signature = await signAmend(till, { ...amendment, order: id, round: 1n }, till.seller);
      const payment = amendPayment(id, 1n, amendment);
      const authorization = await authorize(till, way, { token: terms.token, amount: 300n, payment });
      // `keepRefunds` means nothing here, and is not part of what was signed.
      const funding = { fromBalance: 200n, keepRefunds: true, authorization };
      const changes = await moved(till, terms.token, () =>
        till.escrow.connect(till.client).amend(terms, amendment, signature, funding),
      );
      expect(changes).to.deep.equal({ "client wallet": -300n, "client balance": -200n, escrow: 300n });
      expect(await stateOf(till, id)).to.include({ remaining: terms.price + 500n, flags: 2n });
    });
  }

  for (const way of RELAYED) {
    it(`ORD-2 place, by ${way}, sent by a stranger: the order is the client's, who needs no coin for gas`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const signature = await signOffer(till, terms);
      const options = { signature, requirements: REQUIREMENTS, by: till.stranger };
      const changes = await moved(till, terms.token, async () => {
        const sent = await placeSigned(till, way, terms, options);
        await expect(sent).to.emit(till.escrow, "OrderPlaced");
        const [placed] = await till.escrow.queryFilter(till.escrow.filters.OrderPlaced);
        expect(placed?.args.client).to.equal(till.client.address);
        return sent;
      });
      expect(changes).to.deep.equal(paid(terms.price));
      await till.escrow.connect(till.seller).deliver(terms, 1n, DOCUMENT);
      await till.escrow.connect(till.client).approve(terms);
    });

    it(`ORD-2 place, by ${way}, sent by the seller, works as well: nobody can change anything in it`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const changes = await moved(till, terms.token, () =>
        placeSigned(till, way, terms, { by: till.seller }),
      );
      expect(changes).to.deep.equal(paid(terms.price));
    });
  }

  it("ORD-2 place, by permit2 or receive, an allowance to the escrow is neither needed nor used", async () => {
    const till = await freshTill();
    await till.stable.connect(till.client).approve(till.escrow, 5n);
    for (const way of RELAYED) await placeSigned(till, way, await stableTerms(till));
    expect(await till.stable.allowance(till.client, till.escrow)).to.equal(5n);
  });
});
