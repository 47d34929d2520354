import { expect } from "chai";
import { hashTypedData } from "viem";
import {
  freshTill,
  PERMIT2,
  permit2,
  placeSigned,
  signedPlace,
  stableTerms,
  type Till,
} from "./authorization-kit.ts";
import {
  DAY,
  DOCUMENT,
  domain,
  ethers,
  FROM_WALLET,
  fresh,
  HOUR,
  idOf,
  now,
  openTerms,
  orderIn,
  place,
  REASON,
  REQUIREMENTS,
  refusesOffer,
  Status,
  signAmend,
  signOffer,
  signRuling,
  signSettlement,
  stateOf,
  type Terms,
  TYPES,
  termsOf,
} from "./kit.ts";

/** Faults that other escrows shipped, each with what this one does instead: signatures and who brings them. */

/** A client that is a smart wallet of the client's key, holds the stablecoin, and lets Permit2 move it. */
async function walletWithMoney(till: Till) {
  const wallet = await ethers.deployContract("Wallet", till.client);
  await till.stable.mint(wallet, 10n ** 12n);
  const approve = till.stable.interface.encodeFunctionData("approve", [PERMIT2, ethers.MaxUint256]);
  await wallet.connect(till.client).execute(till.stable, 0n, approve);
  return wallet;
}

describe("bug classes: signatures", () => {
  it("bug class: EIP-712 digests that wallets do not reproduce: viem's digest, signed by a bare key, is good", async () => {
    const world = await fresh();
    const key = new ethers.Wallet(ethers.id("a seller's key"));
    const terms = await termsOf(world, "coin", { seller: key.address });
    const { chainId, ...rest } = await domain(world.escrow);
    const digest = hashTypedData({
      domain: {
        ...rest,
        chainId,
        verifyingContract: ethers.getAddress(rest.verifyingContract) as `0x${string}`,
      },
      types: TYPES.offer,
      primaryType: "Offer",
      message: { terms, epoch: 0n },
    } as Parameters<typeof hashTypedData>[0]);
    await place(world, terms, { signature: key.signingKey.sign(digest).serialized });
    expect((await stateOf(world, await idOf(world.escrow, terms))).status).to.equal(Status.Placed);
  });

  it("bug class: ERC-1271 replay across one owner's wallets: an offer of one is not good for the other", async () => {
    const world = await fresh();
    const first = await ethers.deployContract("Wallet", world.seller);
    const second = await ethers.deployContract("Wallet", world.seller);
    const terms = await termsOf(world, "coin", { seller: await first.getAddress() });
    for (const signed of [terms, openTerms(terms)]) {
      const signature = await signOffer(world, signed);
      await refusesOffer(world, { ...terms, seller: await second.getAddress() }, signature);
    }
  });

  it("bug class: ERC-1271 replay across one owner's wallets: a ruling of one is not good for the other", async () => {
    const world = await fresh();
    const [first, second] = [
      await ethers.deployContract("Wallet", world.arbiter),
      await ethers.deployContract("Wallet", world.arbiter),
    ];
    const terms = await termsOf(world, "coin", { arbiter: await first.getAddress() });
    const twin = { ...terms, arbiter: await second.getAddress() };
    for (const one of [terms, twin]) {
      const signature = await signOffer(world, one);
      await place(world, one, { signature, requirements: REQUIREMENTS });
      await world.escrow.connect(world.client).dispute(one, REASON);
    }
    const ruling = { order: await idOf(world.escrow, terms), sellerAmount: 9n, content: DOCUMENT };
    const signature = await signRuling(world, ruling);
    await expect(world.escrow.rule(twin, 9n, DOCUMENT, signature))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_SignatureInvalid")
      .withArgs(twin.arbiter);
    await world.escrow.rule(terms, 9n, DOCUMENT, signature);
  });

  it("bug class: ERC-1271 replay across one owner's wallets: Permit2's digest names no owner, the order does", async () => {
    const till = await freshTill();
    const [first, second] = [await walletWithMoney(till), await walletWithMoney(till)];
    const terms = await stableTerms(till, { client: await first.getAddress() });
    const funding = await signedPlace(till, "permit2", terms);
    const other = { ...terms, client: await second.getAddress() };
    const send = (one: Terms) => place(till, one, { funding, by: till.stranger, value: 0n });
    await expect(send(other)).to.be.revertedWithCustomError(permit2(), "InvalidContractSignature");
    await send(terms);
    expect(await till.stable.balanceOf(first)).to.equal(10n ** 12n - terms.price);
    expect(await till.stable.balanceOf(second)).to.equal(10n ** 12n);
    expect((await stateOf(till, await idOf(till.escrow, terms))).status).to.equal(Status.Pending);
    const wrong = await stableTerms(till, { client: await first.getAddress() });
    await expect(
      placeSigned(till, "permit2", wrong, { by: till.stranger, consent: { signer: till.seller, nonce: 8n } }),
    ).to.be.revertedWithCustomError(permit2(), "InvalidContractSignature");
  });

  it("bug class: EIP-7702 accounts whose signatures are refused: a delegated account's own key signs", async () => {
    const till = await freshTill();
    const key = new ethers.Wallet(ethers.id("a delegating key"), ethers.provider);
    // Code that answers no ERC-1271 question: the key alone has to do.
    const code = await ethers.deployContract("SilentToken");
    const authorization = await key.authorize({
      address: await code.getAddress(),
      nonce: 0n,
      chainId: 31337n,
    });
    const sponsor = new ethers.Wallet(ethers.id("a sponsor"), ethers.provider);
    await till.stranger.sendTransaction({ to: sponsor.address, value: 10n ** 18n });
    await (
      await sponsor.sendTransaction({ type: 4, to: sponsor.address, authorizationList: [authorization] })
    ).wait();
    const delegation = ethers.concat(["0xef0100", await code.getAddress()]);
    expect(await ethers.provider.getCode(key.address)).to.equal(delegation.toLowerCase());

    const selling = await termsOf(till, "coin", { seller: key.address });
    await place(till, selling, {
      signature: await signOffer(till, selling, 0n, key),
      requirements: REQUIREMENTS,
    });
    await till.escrow.connect(till.client).dispute(selling, REASON);
    const id = await idOf(till.escrow, selling);
    const settlement = { order: id, round: 2n, sellerAmount: 5n, validUntil: (await now()) + HOUR };
    const signature = await signSettlement(till, settlement, key);
    await till.escrow.connect(till.client).settle(selling, 5n, settlement.validUntil, signature);

    // As a client it pays by EIP-3009; Permit2 asks whoever has code by ERC-1271, which this code does not answer.
    await till.stable.mint(key.address, 10n ** 12n);
    const buying = await stableTerms(till, { client: key.address });
    const consent = { signer: key, owner: key.address };
    await expect(placeSigned(till, "permit2", buying, { by: till.stranger, consent })).to.revert(ethers);
    await placeSigned(till, "receive", buying, { by: till.stranger, consent });
    expect((await stateOf(till, await idOf(till.escrow, buying))).status).to.equal(Status.Pending);
  });

  it("bug class: top-up by a stranger invalidates a signed split: nobody else can touch the order", async () => {
    const world = await fresh();
    const { escrow, client, seller, stranger, token } = world;
    const { terms, id } = await orderIn(world, "InProgress", { asset: "token" });
    const validUntil = (await now()) + HOUR;
    const settlement = { order: id, round: 1n, sellerAmount: 600_000n, validUntil };
    const signature = await signSettlement(world, settlement, seller);
    const amendment = { amount: 1n, due: 0n, validUntil, content: REASON };
    for (const signer of [stranger, seller, client]) {
      const change = await signAmend(world, { ...amendment, order: id, round: 1n }, signer);
      await expect(escrow.connect(stranger).amend(terms, amendment, change, FROM_WALLET))
        .to.be.revertedWithCustomError(escrow, "Escrow_NotAllowed")
        .withArgs(stranger.address);
    }
    await token.connect(stranger).transfer(escrow, 1n);
    await escrow.connect(stranger).deposit(token, 1n);
    await escrow.connect(client).settle(terms, 600_000n, validUntil, signature);
    expect((await stateOf(world, id)).status).to.equal(Status.Settled);
  });

  it("bug class: an old settlement used against a ruling in flight: the dispute made it void", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    const settlement = { order: id, round: 1n, sellerAmount: 5n, validUntil: (await now()) + 2n * DAY };
    const signature = await signSettlement(world, settlement, seller);
    await escrow.connect(seller).dispute(terms, REASON);
    const ruling = { order: id, sellerAmount: 900_000n, content: DOCUMENT };
    const ruled = await signRuling(world, ruling);
    await expect(escrow.connect(client).settle(terms, 5n, settlement.validUntil, signature))
      .to.be.revertedWithCustomError(escrow, "Escrow_SignatureInvalid")
      .withArgs(seller.address);
    await escrow.rule(terms, ruling.sellerAmount, DOCUMENT, ruled);
    expect((await stateOf(world, id)).status).to.equal(Status.Settled);
  });
});
