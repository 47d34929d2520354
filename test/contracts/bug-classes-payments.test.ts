import { expect } from "chai";
import {
  encodeAuthorization,
  freshTill,
  PAYMENT_TYPES,
  PERMIT2,
  permit2,
  RELAYED,
  refusalOf,
  signedPlace,
  stableDomain,
  stableTerms,
  Way,
} from "./authorization-kit.ts";
import { ethers, HOUR, idOf, now, place, REQUIREMENTS, Status, signOffer, stateOf, termsOf } from "./kit.ts";

/** Faults that other escrows shipped, each with what this one does instead: payments by signature. */

describe("bug classes: payments by signature", () => {
  for (const way of RELAYED) {
    it(`bug class: a relayer strips the seller's signature: by ${way}, the payment goes only with it`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const signature = await signOffer(till, terms);
      const funding = await signedPlace(till, way, terms, { signature, requirements: REQUIREMENTS });
      const before = await till.stable.balanceOf(till.client);
      const options = { funding, requirements: REQUIREMENTS, by: till.stranger, value: 0n };
      await expect(place(till, terms, options)).to.be.revertedWithCustomError(
        ...refusalOf(till, way, "signer"),
      );
      expect(await till.stable.balanceOf(till.client)).to.equal(before);
      await place(till, terms, { ...options, signature });
      expect((await stateOf(till, await idOf(till.escrow, terms))).status).to.equal(Status.InProgress);
    });
  }

  it("bug class: a permit front-run: used by another first, the payment still works and takes once", async () => {
    const till = await freshTill();
    const terms = await stableTerms(till);
    const deadline = (await now()) + HOUR;
    const permit = {
      owner: till.client.address,
      spender: await till.escrow.getAddress(),
      value: terms.price,
      nonce: 0n,
      deadline,
    };
    const tokenDomain = await stableDomain(terms.token);
    const signed = await till.client.signTypedData(tokenDomain, PAYMENT_TYPES.permit, permit);
    const { v, r, s } = ethers.Signature.from(signed);
    await till.stable.connect(till.stranger).permit(till.client, till.escrow, terms.price, deadline, v, r, s);
    const authorization = encodeAuthorization(Way.permit, 0n, deadline, signed);
    const before = await till.stable.balanceOf(till.client);
    await place(till, terms, { funding: { authorization }, value: 0n });
    expect(await till.stable.balanceOf(till.client)).to.equal(before - terms.price);
    expect(await till.stable.allowance(till.client, till.escrow)).to.equal(0n);
    await expect(
      place(till, await stableTerms(till), { funding: { authorization }, value: 0n }),
    ).to.be.revertedWithCustomError(till.stable, "ERC20InsufficientAllowance");
  });

  it("bug class: a permit that the token never had: a stranger can't spend what the client allowed", async () => {
    const till = await freshTill();
    const token = await ethers.deployContract("PhantomToken");
    await token.mint(till.client, 10n ** 12n);
    for (const spender of [await till.escrow.getAddress(), PERMIT2]) {
      await token.connect(till.client).approve(spender, ethers.MaxUint256);
    }
    const terms = await termsOf(till, "coin", { token: await token.getAddress() });
    const forged = `0x${"11".repeat(64)}1b`;
    const deadline = (await now()) + HOUR;
    const send = (way: keyof typeof Way, by = till.stranger) => {
      const funding = { authorization: encodeAuthorization(Way[way], 7n, deadline, forged) };
      return place(till, terms, { funding, by, value: 0n });
    };
    await expect(send("permit")).to.be.revertedWithCustomError(till.escrow, "Escrow_NotAllowed");
    await expect(send("permit2")).to.be.revertedWithCustomError(permit2(), "InvalidSignature");
    await expect(send("receive"))
      .to.be.revertedWithCustomError(till.escrow, "Escrow_ReceivedWrong")
      .withArgs(terms.price, 0);
    expect(await token.balanceOf(till.client)).to.equal(10n ** 12n);
    // The client itself may: it is its own allowance.
    await send("permit", till.client);
    expect(await token.balanceOf(till.client)).to.equal(10n ** 12n - terms.price);
  });
});
