import { expect } from "chai";
import { encodeAbiParameters, hashStruct, keccak256 } from "viem";
import {
  DOCUMENT,
  domain,
  ethers,
  fresh,
  hashTerms,
  openTerms,
  orderIn,
  place,
  Status,
  signOffer,
  type Terms,
  TYPES,
  termsOf,
} from "./kit.ts";

/** Terms whose every member differs from every other, so that a swap of two would show. */
async function distinctTerms(): Promise<Terms> {
  const address = (n: number) => ethers.getAddress(ethers.toBeHex(n, 20));
  return {
    client: address(0xa1),
    seller: address(0xa2),
    arbiter: address(0xa3),
    platform: address(0xa4),
    token: address(0xa5),
    price: 2n ** 112n - 6n,
    platformFeeBps: 7n,
    arbiterFeeBps: 8n,
    fallbackSellerBps: 9n,
    deliveryTime: 10n,
    revisionTime: 11n,
    reviewTime: 12n,
    responseTime: 13n,
    graceTime: 14n,
    rulingTime: 15n,
    revisions: 16n,
    validUntil: 2n ** 40n - 17n,
    content: ethers.id("eighteen"),
    salt: 2n ** 256n - 19n,
  };
}

type Fields = Record<string, unknown>;
/** The struct's hash as viem makes it. */
function byViem(
  types: Record<string, { name: string; type: string }[]>,
  primaryType: string,
  data: Fields,
): string {
  return hashStruct({ types, primaryType, data });
}

describe("typed data", () => {
  it("Terms and Offer, hashed by Solidity, ethers and viem, are equal", async () => {
    const library = await ethers.deployContract("Libraries");
    const terms = await distinctTerms();
    const hash = await library.termsHash(terms);
    expect(hash).to.equal(hashTerms(terms));
    expect(hash).to.equal(byViem(TYPES.terms, "Terms", terms));
    expect(await library.openHash(terms)).to.equal(hashTerms(openTerms(terms)));
    const offer = { terms, epoch: 2n ** 255n + 3n };
    const solidity = await library.offer(hash, offer.epoch);
    expect(solidity).to.equal(ethers.TypedDataEncoder.hashStruct("Offer", TYPES.offer, offer));
    expect(solidity).to.equal(byViem(TYPES.offer, "Offer", offer));
  });

  it("Ruling, Settlement and Amend, hashed by Solidity, ethers and viem, are equal", async () => {
    const library = await ethers.deployContract("Libraries");
    const order = ethers.id("an order");
    const ruling = { order, sellerAmount: 2n ** 112n - 1n, content: DOCUMENT };
    const settlement = { order, round: 2n ** 32n - 2n, sellerAmount: 3n, validUntil: 2n ** 40n - 4n };
    const amendment = { amount: 5n, due: 2n ** 40n - 6n, validUntil: 7n, content: DOCUMENT };
    const amend = { order, round: 8n, ...amendment };
    const hashes: [string, string, Record<string, { name: string; type: string }[]>, Fields][] = [
      [await library.ruling(order, ruling.sellerAmount, DOCUMENT), "Ruling", TYPES.ruling, ruling],
      [
        await library.settlement(order, settlement.round, settlement.sellerAmount, settlement.validUntil),
        "Settlement",
        TYPES.settlement,
        settlement,
      ],
      [await library.amend(order, amend.round, amendment), "Amend", TYPES.amend, amend],
    ];
    for (const [solidity, name, types, data] of hashes) {
      expect(solidity, name).to.equal(ethers.TypedDataEncoder.hashStruct(name, types, data));
      expect(solidity, name).to.equal(byViem(types, name, data));
    }
  });

  it("the domain, told by the contract (EIP-5267), is the one wallets sign for", async () => {
    const world = await fresh();
    const told = await world.escrow.eip712Domain();
    const { name, version, chainId, verifyingContract } = await domain(world.escrow);
    expect([told.fields, told.name, told.version, told.chainId, told.verifyingContract]).to.deep.equal([
      "0x0f",
      name,
      version,
      chainId,
      verifyingContract,
    ]);
  });

  it("an order's id, told by the contract, is keccak256 of terms hash, chain id and contract", async () => {
    const world = await fresh();
    const terms = await distinctTerms();
    const { chainId, verifyingContract } = await domain(world.escrow);
    const id = keccak256(
      encodeAbiParameters(
        [{ type: "bytes32" }, { type: "uint256" }, { type: "address" }],
        [hashTerms(terms) as `0x${string}`, chainId, verifyingContract as `0x${string}`],
      ),
    );
    expect(await world.escrow.orderId(terms)).to.equal(id);
    const second = await ethers.deployContract("Escrow");
    expect(await second.orderId(terms)).to.not.equal(id);
  });

  it("an order's id, any member of the terms changed, is another", async () => {
    const world = await fresh();
    const terms = await distinctTerms();
    const ids = new Set([await world.escrow.orderId(terms)]);
    for (const [name, value] of Object.entries(terms)) {
      const changed =
        typeof value === "bigint" ? value - 1n : `${value.slice(0, -1)}${value.endsWith("0") ? "1" : "0"}`;
      const lower = typeof changed === "string" ? changed.toLowerCase() : changed;
      ids.add(await world.escrow.orderId({ ...terms, [name]: lower }));
    }
    expect(ids.size).to.equal(Object.keys(terms).length + 1);
  });

  it("terms, a word of theirs with bits beyond its type, make no order", async () => {
    const world = await fresh();
    const terms = await termsOf(world, "coin");
    const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" };
    const data = world.escrow.interface.encodeFunctionData("place", [terms, "0x", funding, ethers.ZeroHash]);
    const to = await world.escrow.getAddress();
    const send = (bytes: string) => world.client.sendTransaction({ to, data: bytes, value: terms.price });
    const narrow = TYPES.terms.Terms.filter(({ type }) => type !== "bytes32" && type !== "uint256");
    expect(narrow.length).to.equal(17);
    for (const [index, { name }] of narrow.entries()) {
      const start = 2 + 8 + index * 64;
      const dirty = `${data.slice(0, start)}8${data.slice(start + 1)}`;
      await expect(send(dirty), name).to.revert(ethers);
    }
    await send(data);
  });

  it("a quote of one order, used after that order's end, stays dead", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "InProgress");
    await world.escrow.connect(world.client).approve(terms);
    await expect(place(world, terms, { signature: await signOffer(world, terms) }))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_StatusWrong")
      .withArgs(id, Status.Completed);
  });
});
