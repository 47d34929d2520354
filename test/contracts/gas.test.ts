/** What each action costs, whole transaction, with balances that are not zero. The ceilings only ever go down. */
import { expect } from "chai";
import {
  ASSETS,
  DOCUMENT,
  ethers,
  fresh,
  idOf,
  openTerms,
  passTo,
  place,
  REASON,
  REQUIREMENTS,
  type Sent,
  signOffer,
  signRuling,
  stateOf,
  termsOf,
  type World,
  ZERO_ADDRESS,
} from "./kit.ts";

const CEILINGS = {
  coin: {
    place: 75_000,
    deliver: 37_500,
    approve: 51_500,
    cancel: 46_500,
    reclaim: 43_500,
    dispute: 37_000,
    rule: 71_500,
  },
  token: {
    place: 94_500,
    deliver: 37_500,
    approve: 58_500,
    cancel: 53_500,
    reclaim: 53_000,
    dispute: 37_500,
    rule: 80_500,
  },
} as const;

/** Everyone already holds some, so that no payout pays for a first slot. */
async function warmed(world: World): Promise<void> {
  const { escrow, token, seller, client, platform, arbiter } = world;
  for (const person of [seller, client, platform, arbiter]) await token.mint(person, 10n);
  await token.mint(escrow, 1n);
  for (const person of [platform, arbiter]) {
    await escrow.connect(person).deposit(ZERO_ADDRESS, 5n, { value: 5n });
    await token.connect(person).approve(escrow, 5n);
    await escrow.connect(person).deposit(token, 5n);
  }
}

async function gasOf(sent: Sent): Promise<number> {
  const receipt = await (await sent).wait();
  return Number(receipt?.gasUsed ?? 0n);
}

describe("gas", () => {
  for (const asset of ASSETS) {
    it(`every action of an order in ${asset}, costs no more than its ceiling`, async () => {
      const world = await fresh();
      await warmed(world);
      const { escrow, client, seller } = world;
      const begin = async () => {
        const terms = await termsOf(world, asset, { price: 1_000_000n });
        const signature = await signOffer(world, openTerms(terms));
        return { terms, cost: await gasOf(place(world, terms, { signature, requirements: REQUIREMENTS })) };
      };
      const approved = await begin();
      const cancelled = await begin();
      const disputed = await begin();
      const reclaimed = await begin();
      const order = await idOf(escrow, disputed.terms);
      const ruling = { order, sellerAmount: 300_000n, content: DOCUMENT };
      const signature = await signRuling(world, ruling);
      const costs: Record<keyof (typeof CEILINGS)["coin"], number> = {
        place: approved.cost,
        deliver: await gasOf(escrow.connect(seller).deliver(approved.terms, 1n, DOCUMENT)),
        approve: await gasOf(escrow.connect(client).approve(approved.terms)),
        cancel: await gasOf(escrow.connect(seller).cancel(cancelled.terms, REASON)),
        dispute: await gasOf(escrow.connect(client).dispute(disputed.terms, REASON)),
        rule: await gasOf(escrow.connect(client).rule(disputed.terms, 300_000n, DOCUMENT, signature)),
        reclaim: 0,
      };
      const { due } = await stateOf(world, await idOf(escrow, reclaimed.terms));
      await passTo(due + reclaimed.terms.graceTime + 1n);
      costs.reclaim = await gasOf(escrow.connect(client).reclaim(reclaimed.terms));
      for (const [action, ceiling] of Object.entries(CEILINGS[asset])) {
        expect(costs[action as keyof typeof costs], `${action} in ${asset}`)
          .to.be.greaterThan(0)
          .and.at.most(ceiling);
      }
    });
  }

  it("the contract, as deployed, leaves room below the limit of 24,576 bytes", async () => {
    const world = await fresh();
    expect(ethers.dataLength(await ethers.provider.getCode(world.escrow))).to.be.at.most(24_576);
  });
});
