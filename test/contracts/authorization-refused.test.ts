import { expect } from "chai";
import type { BaseContract } from "ethers";
import {
  amendPayment,
  authorize,
  encodeAuthorization,
  freshTill,
  hashPayment,
  PAYMENT_TYPES,
  PERMIT2,
  permit2,
  placePayment,
  placeSigned,
  RELAYED,
  refusalOf,
  signedPlace,
  stableDomain,
  stableTerms,
  type Till,
  WAYS,
  Way,
  type WayName,
} from "./authorization-kit.ts";
import {
  DAY,
  ethers,
  HOUR,
  idOf,
  moved,
  networkHelpers,
  nextAt,
  now,
  place,
  REASON,
  REQUIREMENTS,
  Status,
  signAmend,
  signOffer,
  stateOf,
  termsOf,
} from "./kit.ts";

function fundingOf(authorization: string, fromBalance = 0n) {
  return { fromBalance, keepRefunds: false, authorization };
}

/** A permit that did not work shows by the allowance that is not there. */
function badSignature(till: Till, way: WayName, why: "signer" | "late"): [BaseContract, string] {
  if (way === "permit") return [till.stable, "ERC20InsufficientAllowance"];
  return refusalOf(till, way, why);
}

describe("paying by signature, refused", () => {
  for (const way of WAYS) {
    it(`place, by ${way}, works until its last second and no longer`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const deadline = (await now()) + DAY;
      // EIP-3009's bound is exclusive: it is the first second at which the token refuses.
      const last = way === "receive" ? deadline - 1n : deadline;
      const funding = await signedPlace(till, way, terms, { consent: { deadline } });
      const send = () => place(till, terms, { funding, value: 0n });
      const snapshot = await networkHelpers.takeSnapshot();
      await nextAt(last + 1n);
      await expect(send()).to.be.revertedWithCustomError(...badSignature(till, way, "late"));
      await snapshot.restore();
      await nextAt(last);
      await send();
    });

    it(`place, by ${way}, signed by another than the client, is refused`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      for (const signer of [till.stranger, till.seller]) {
        await expect(placeSigned(till, way, terms, { consent: { signer } })).to.be.revertedWithCustomError(
          ...badSignature(till, way, "signer"),
        );
      }
    });

    it(`place, by ${way}, signed for another amount, is refused`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const refused = expect(placeSigned(till, way, terms, { consent: { amount: terms.price - 1n } }));
      await refused.to.be.revertedWithCustomError(...badSignature(till, way, "signer"));
    });

    it(`place, by ${way}, with the chain's coin as token, is refused with coin and without`, async () => {
      const till = await freshTill();
      const terms = await termsOf(till, "coin");
      const authorization = encodeAuthorization(Way[way], 0n, (await now()) + HOUR, `0x${"11".repeat(65)}`);
      for (const value of [0n, terms.price]) {
        await expect(place(till, terms, { funding: { authorization }, value })).to.be.revertedWithCustomError(
          till.escrow,
          "Escrow_AuthorizationInvalid",
        );
      }
    });

    it(`place, by ${way}, where the balance pays all, is refused: there is nothing to collect`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      await till.stable.connect(till.client).approve(till.escrow, terms.price);
      await till.escrow.connect(till.client).deposit(terms.token, terms.price);
      await expect(
        placeSigned(till, way, terms, { funding: { fromBalance: terms.price } }),
      ).to.be.revertedWithCustomError(till.escrow, "Escrow_AuthorizationInvalid");
    });

    it(`amend, by ${way}, without an extra amount, is refused: there is nothing to collect`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const signature = await signOffer(till, terms);
      const id = await idOf(till.escrow, terms);
      await placeSigned(till, "receive", terms, { signature, requirements: REQUIREMENTS });
      const soon = (await now()) + HOUR;
      const amendment = { amount: 0n, due: soon + DAY, validUntil: soon, content: REASON };
      const payment = amendPayment(id, 1n, amendment);
      const authorization = await authorize(till, way, { token: terms.token, amount: 0n, payment });
      for (const [by, signer] of [
        [till.client, till.seller],
        [till.seller, till.client],
      ] as const) {
        const change = await signAmend(till, { ...amendment, order: id, round: 1n }, signer);
        await expect(
          till.escrow.connect(by).amend(terms, amendment, change, fundingOf(authorization)),
        ).to.be.revertedWithCustomError(till.escrow, "Escrow_AuthorizationInvalid");
      }
    });
  }

  for (const way of ["permit", "receive"] as const) {
    it(`place, by ${way}, a signature of another length than 65 bytes, is refused`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      for (const length of [0, 1, 64, 66, 130]) {
        const signature = `0x${"11".repeat(length)}`;
        const authorization = encodeAuthorization(Way[way], 0n, (await now()) + HOUR, signature);
        await expect(
          place(till, terms, { funding: fundingOf(authorization), value: 0n }),
          `${length}`,
        ).to.be.revertedWithCustomError(till.escrow, "Escrow_AuthorizationInvalid");
      }
    });
  }

  it("place, by permit2, a signature of 66 bytes is refused, a compact one of 64 (EIP-2098) is good", async () => {
    const till = await freshTill();
    const terms = await stableTerms(till);
    const { authorization } = await signedPlace(till, "permit2", terms);
    const form = "tuple(uint8 way,uint256 nonce,uint256 deadline,bytes signature)";
    const [given] = ethers.AbiCoder.defaultAbiCoder().decode([form], authorization);
    const send = (signature: string) =>
      place(till, terms, {
        funding: fundingOf(encodeAuthorization(Way.permit2, given.nonce, given.deadline, signature)),
        value: 0n,
      });
    await expect(send(`${given.signature}00`)).to.be.revertedWithCustomError(
      permit2(),
      "InvalidSignatureLength",
    );
    await send(ethers.Signature.from(given.signature).compactSerialized);
    expect((await stateOf(till, await idOf(till.escrow, terms))).status).to.equal(Status.Pending);
  });

  it("place, an authorization that is no authorization, is refused and nothing moves", async () => {
    const till = await freshTill();
    const terms = await stableTerms(till);
    await till.stable.connect(till.client).approve(till.escrow, ethers.MaxUint256);
    const { authorization } = await signedPlace(till, "permit", terms);
    const noSuchWay = encodeAuthorization(3n, 0n, (await now()) + HOUR, `0x${"11".repeat(65)}`);
    for (const bytes of ["0x00", "0x1234", authorization.slice(0, -64), noSuchWay]) {
      await expect(place(till, terms, { funding: fundingOf(bytes), value: 0n }), bytes).to.revert(ethers);
    }
    expect(await till.stable.balanceOf(till.escrow)).to.equal(0n);
  });

  it("place, by permit2, on a chain that has no Permit2, is refused and the other ways work", async () => {
    const till = await freshTill();
    await networkHelpers.setCode(PERMIT2, "0x");
    await expect(placeSigned(till, "permit2", await stableTerms(till))).to.revert(ethers);
    for (const way of ["permit", "receive"] as const) await placeSigned(till, way, await stableTerms(till));
  });

  it("place, by permit2, a client who never let Permit2 move the token, is refused", async () => {
    const till = await freshTill();
    await till.stable.connect(till.client).approve(PERMIT2, 0n);
    await expect(placeSigned(till, "permit2", await stableTerms(till))).to.be.revertedWith(
      "TRANSFER_FROM_FAILED",
    );
  });

  it("place, by permit2, a token that brings another amount than it was asked for, is refused", async () => {
    const till = await freshTill();
    for (const [name, received] of [
      ["FeeToken", 990n],
      ["GenerousToken", 1_010n],
    ] as const) {
      const token = await ethers.deployContract(name as "FeeToken");
      await token.mint(till.client, 10n ** 9n);
      await token.connect(till.client).approve(PERMIT2, ethers.MaxUint256);
      const terms = await stableTerms(till, { token: await token.getAddress(), price: 1_000n });
      await expect(placeSigned(till, "permit2", terms))
        .to.be.revertedWithCustomError(till.escrow, "Escrow_ReceivedWrong")
        .withArgs(1_000, received);
    }
  });

  for (const way of RELAYED) {
    it(`place, by ${way}, a payment that the client withdrew, is refused`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const funding = await signedPlace(till, way, terms);
      if (way === "permit2") {
        const abi = ["function invalidateUnorderedNonces(uint256 wordPos, uint256 mask)"];
        const contract = new ethers.Contract(PERMIT2, abi, till.client);
        await contract.getFunction("invalidateUnorderedNonces")(0n, 1n << 7n);
      } else {
        const nonce = hashPayment(await placePayment(till, terms));
        const domain = await stableDomain(terms.token);
        const cancel = { authorizer: till.client.address, nonce };
        const signature = await till.client.signTypedData(domain, PAYMENT_TYPES.cancel, cancel);
        const { v, r, s } = ethers.Signature.from(signature);
        await till.stable.connect(till.stranger).cancelAuthorization(till.client, nonce, v, r, s);
      }
      await expect(
        place(till, terms, { funding, by: till.stranger, value: 0n }),
      ).to.be.revertedWithCustomError(...refusalOf(till, way, "nonce"));
    });

    it(`place, by ${way}, a client whom the token blocks or a token that stands still, is refused`, async () => {
      const till = await freshTill();
      const terms = await stableTerms(till);
      const funding = await signedPlace(till, way, terms);
      const send = () => place(till, terms, { funding, by: till.stranger, value: 0n });
      const refused = async () =>
        way === "permit2"
          ? expect(send()).to.be.revertedWith("TRANSFER_FROM_FAILED")
          : expect(send()).to.revert(ethers);
      await till.stable.setBlocked(till.client, true);
      await refused();
      await till.stable.setBlocked(till.client, false);
      await till.stable.setPaused(true);
      await refused();
      await till.stable.setPaused(false);
      const changes = await moved(till, terms.token, send);
      expect(changes).to.deep.equal({ "client wallet": -terms.price, escrow: terms.price });
    });
  }
});
