import { expect } from "chai";
import {
  ASSETS,
  DOCUMENT,
  ethers,
  FULL_BPS,
  feeOn,
  fresh,
  HOUR,
  hashTerms,
  Kind,
  moved,
  nextAt,
  now,
  type Order,
  orderIn,
  passTo,
  REASON,
  refusesCallers,
  refusesFinished,
  refusesStatuses,
  SettleCause,
  Status,
  signRuling,
  stateOf,
  type Terms,
  worksAfter,
  worksUntil,
  ZERO_HASH,
} from "./kit.ts";

type Split = { toSeller: bigint; toClient: bigint; platformFee: bigint; arbiterFee: bigint };

/** Who gets what when the arbiter gives the seller this much. */
function ruled(terms: Terms, sellerAmount: bigint): Split {
  const arbiterFee = (terms.price * terms.arbiterFeeBps) / FULL_BPS;
  const platformFee = feeOn(sellerAmount, terms.platformFeeBps);
  return {
    toSeller: sellerAmount - platformFee,
    toClient: terms.price - arbiterFee - sellerAmount,
    platformFee,
    arbiterFee,
  };
}

/** The same as changes of wallets and balances, without what stays the same. */
function asChanges({ toSeller, toClient, platformFee, arbiterFee }: Split): Record<string, bigint> {
  const all = {
    "client wallet": toClient,
    "seller wallet": toSeller,
    "arbiter balance": arbiterFee,
    "platform balance": platformFee,
    escrow: -toSeller - toClient,
  };
  return Object.fromEntries(Object.entries(all).filter(([, amount]) => amount !== 0n));
}

describe("dispute", () => {
  for (const status of ["InProgress", "Delivered", "RevisionRequested", "Contested"] as const) {
    for (const party of ["client", "seller"] as const) {
      it(`DSP-1 dispute, ${status} by the ${party}, money is frozen until the ruling period ends`, async () => {
        const world = await fresh();
        const { terms, id } = await orderIn(world, status);
        const before = await stateOf(world, id);
        const time = (await now()) + HOUR;
        await nextAt(time);
        await expect(world.escrow.connect(world[party]).dispute(terms, REASON))
          .to.emit(world.escrow, "OrderDisputed")
          .withArgs(id, world[party].address, REASON, time + terms.rulingTime);
        expect(await stateOf(world, id)).to.deep.equal({
          ...before,
          status: Status.Disputed,
          round: before.round + 1n,
          due: time + terms.rulingTime,
        });
      });
    }
  }

  for (const status of ["Delivered", "Contested"] as const) {
    it(`dispute, ${status}, the client within the review period, the seller any time`, async () => {
      const world = await fresh();
      const { terms, id } = await orderIn(world, status);
      const { due } = await stateOf(world, id);
      await worksUntil(world, due, () => world.escrow.connect(world.client).dispute(terms, REASON));
      await passTo(due + 400n * HOUR);
      await world.escrow.connect(world.seller).dispute(terms, REASON);
    });
  }

  for (const status of ["InProgress", "RevisionRequested"] as const) {
    it(`dispute, ${status}, the seller until seriously overdue, the client any time`, async () => {
      const world = await fresh();
      const { terms, id } = await orderIn(world, status);
      const { due } = await stateOf(world, id);
      await worksUntil(world, due + terms.graceTime, () =>
        world.escrow.connect(world.seller).dispute(terms, REASON),
      );
      await passTo(due + 400n * HOUR);
      await world.escrow.connect(world.client).dispute(terms, REASON);
    });
  }

  it("dispute, an open request, ends it; the asked party only until respondBy, the asker also after", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    for (const [kind, asker, asked] of [
      [Kind.Progress, client, seller],
      [Kind.CancelBySeller, seller, client],
    ] as const) {
      const { terms, id } = await orderIn(world, "InProgress");
      await escrow.connect(asker).request(terms, kind, REASON);
      const { respondBy } = await stateOf(world, id);
      await worksUntil(world, respondBy, () => escrow.connect(asked).dispute(terms, REASON));
      await passTo(respondBy + 1n);
      await escrow.connect(asker).dispute(terms, REASON);
      expect(await stateOf(world, id)).to.include({
        status: Status.Disputed,
        request: Kind.None,
        respondBy: kind === Kind.Progress ? respondBy : 0n,
      });
    }
  });

  it("dispute, by anyone but the parties, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "InProgress");
    await refusesCallers(world, [world.arbiter, world.platform, world.stranger], (by) =>
      world.escrow.connect(by).dispute(terms, REASON),
    );
  });

  it("dispute, before work, twice or after the end, is refused", async () => {
    const world = await fresh();
    const dispute = ({ terms }: Order) => world.escrow.connect(world.client).dispute(terms, REASON);
    await refusesStatuses(world, ["Pending", "Placed", "Disputed"], dispute);
    await refusesFinished(world, dispute);
  });

  it("dispute, by a seller whose late delivery was contested, works at once: the client chose to ask", async () => {
    const world = await fresh();
    const { escrow, client, seller } = world;
    const { terms, id } = await orderIn(world, "InProgress");
    await passTo((await stateOf(world, id)).due + terms.graceTime + 1n);
    await escrow.connect(seller).deliver(terms, 1n, DOCUMENT);
    await escrow.connect(client).request(terms, Kind.Refund, REASON);
    await escrow.connect(seller).answer(terms, 3n, false, REASON);
    await escrow.connect(seller).dispute(terms, REASON);
    expect((await stateOf(world, id)).status).to.equal(Status.Disputed);
  });
});

describe("evidence", () => {
  it("DSP-1 evidence, both parties and the arbiter, an event and nothing else", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Disputed");
    const before = await stateOf(world, id);
    for (const by of [world.client, world.seller, world.arbiter]) {
      await expect(world.escrow.connect(by).evidence(terms, DOCUMENT))
        .to.emit(world.escrow, "EvidenceSubmitted")
        .withArgs(id, by.address, DOCUMENT);
    }
    expect(await stateOf(world, id)).to.deep.equal(before);
  });

  it("evidence, by anyone else, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Disputed");
    await refusesCallers(world, [world.platform, world.stranger], (by) =>
      world.escrow.connect(by).evidence(terms, DOCUMENT),
    );
  });

  it("evidence, no dispute, is refused", async () => {
    const world = await fresh();
    const submit = ({ terms }: Order) => world.escrow.connect(world.client).evidence(terms, DOCUMENT);
    await refusesStatuses(
      world,
      ["Pending", "Placed", "InProgress", "Delivered", "RevisionRequested", "Contested"],
      submit,
    );
    await refusesFinished(world, submit);
  });
});

describe("rule", () => {
  for (const asset of ASSETS) {
    for (const [share, part] of [
      ["nothing", 0n],
      ["one unit", 1n],
      ["30 of 100", 290_010n],
      ["all but the arbiter's fee", 1_000_003n - 33_300n],
    ] as const) {
      it(`DSP-3 rule, ${share} of the ${asset} to the seller by a relayed signature, to the last unit`, async () => {
        const world = await fresh();
        const { terms, id } = await orderIn(world, "Disputed", { asset });
        const signature = await signRuling(world, { order: id, sellerAmount: part, content: DOCUMENT });
        const split = ruled(terms, part);
        let sent: ReturnType<typeof world.escrow.rule> | undefined;
        const changes = await moved(world, terms.token, () => {
          sent = world.escrow.connect(world.stranger).rule(terms, part, DOCUMENT, signature);
          return sent;
        });
        expect(changes).to.deep.equal(asChanges(split));
        await expect(sent)
          .to.emit(world.escrow, "OrderSettled")
          .withArgs(
            id,
            SettleCause.Ruled,
            split.toSeller,
            split.toClient,
            split.platformFee,
            split.arbiterFee,
            DOCUMENT,
          );
        expect(await stateOf(world, id)).to.include({ status: Status.Settled, remaining: 0n, round: 3n });
      });
    }
  }

  it("DSP-3 rule, by the arbiter's own transaction, no signature needed", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Disputed");
    const changes = await moved(world, terms.token, () =>
      world.escrow.connect(world.arbiter).rule(terms, 500_000n, DOCUMENT, "0x"),
    );
    expect(changes).to.deep.equal(asChanges(ruled(terms, 500_000n)));
  });

  it("rule, by the arbiter with a wrong signature, is refused: a given one is always checked", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Disputed");
    const signature = await signRuling(world, { order: id, sellerAmount: 1n, content: DOCUMENT });
    await expect(world.escrow.connect(world.arbiter).rule(terms, 2n, DOCUMENT, signature))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_SignatureInvalid")
      .withArgs(world.arbiter.address);
  });

  it("DSP-3 rule, another signer, order, amount, content, chain or contract, is refused", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Disputed");
    const other = await orderIn(world, "Disputed");
    const ruling = { order: id, sellerAmount: 5n, content: DOCUMENT };
    const elsewhere = { ...world, escrow: await ethers.deployContract("Escrow") };
    const wrong = [
      await signRuling(world, ruling, world.client),
      await signRuling(world, { ...ruling, order: other.id }),
      await signRuling(world, { ...ruling, order: hashTerms(terms) }),
      await signRuling(world, { ...ruling, sellerAmount: 6n }),
      await signRuling(world, { ...ruling, content: REASON }),
      await signRuling(elsewhere, ruling),
      "0x",
    ];
    for (const signature of wrong) {
      await expect(world.escrow.connect(world.client).rule(terms, 5n, DOCUMENT, signature))
        .to.be.revertedWithCustomError(world.escrow, "Escrow_SignatureInvalid")
        .withArgs(world.arbiter.address);
    }
  });

  it("DSP-3 rule, the same ruling twice, is refused", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Disputed");
    const signature = await signRuling(world, { order: id, sellerAmount: 5n, content: DOCUMENT });
    await world.escrow.connect(world.stranger).rule(terms, 5n, DOCUMENT, signature);
    await expect(world.escrow.connect(world.stranger).rule(terms, 5n, DOCUMENT, signature))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_StatusWrong")
      .withArgs(id, Status.Settled);
  });

  it("rule, a party's revoke in between, cannot void it", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Disputed");
    const signature = await signRuling(world, { order: id, sellerAmount: 5n, content: DOCUMENT });
    await world.escrow.connect(world.client).revoke(terms);
    await world.escrow.connect(world.seller).rule(terms, 5n, DOCUMENT, signature);
    expect((await stateOf(world, id)).status).to.equal(Status.Settled);
  });

  it("DSP-4 rule, an arbiter that is a contract (ERC-1271), its owner's signature is good", async () => {
    const world = await fresh();
    const court = await ethers.deployContract("Wallet", world.arbiter);
    const { terms, id } = await orderIn(world, "Disputed", { terms: { arbiter: await court.getAddress() } });
    const ruling = { order: id, sellerAmount: 5n, content: DOCUMENT };
    await expect(
      world.escrow
        .connect(world.client)
        .rule(terms, 5n, DOCUMENT, await signRuling(world, ruling, world.stranger)),
    ).to.be.revertedWithCustomError(world.escrow, "Escrow_SignatureInvalid");
    await world.escrow.connect(world.client).rule(terms, 5n, DOCUMENT, await signRuling(world, ruling));
    expect(await world.escrow.balanceOf(court, terms.token)).to.equal(33_300n);
  });

  it("DSP-4 rule, an arbiter that is a contract, by its own call", async () => {
    const world = await fresh();
    const court = await ethers.deployContract("Wallet", world.arbiter);
    const { terms, id } = await orderIn(world, "Disputed", { terms: { arbiter: await court.getAddress() } });
    const data = world.escrow.interface.encodeFunctionData("rule", [terms, 5n, DOCUMENT, "0x"]);
    await court.execute(world.escrow, 0n, data);
    expect((await stateOf(world, id)).status).to.equal(Status.Settled);
  });

  it("rule, more than remains after the arbiter's fee, is refused", async () => {
    const world = await fresh();
    const { terms } = await orderIn(world, "Disputed");
    const most = terms.price - 33_300n;
    await expect(world.escrow.connect(world.arbiter).rule(terms, most + 1n, DOCUMENT, "0x"))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_AmountOutOfRange")
      .withArgs(most + 1n, most);
  });

  it("rule, after part releases, splits only what remains", async () => {
    const world = await fresh();
    const { escrow, client, arbiter } = world;
    const { terms } = await orderIn(world, "InProgress");
    await escrow.connect(client).release(terms, 400_000n);
    await escrow.connect(client).dispute(terms, REASON);
    const rest = { ...terms, price: 600_003n };
    const changes = await moved(world, terms.token, () =>
      escrow.connect(arbiter).rule(terms, 100n, DOCUMENT, "0x"),
    );
    expect(changes).to.deep.equal(asChanges(ruled(rest, 100n)));
  });

  it("rule, until the ruling period ends", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Disputed");
    const { due } = await stateOf(world, id);
    await worksUntil(world, due, () => world.escrow.connect(world.arbiter).rule(terms, 5n, DOCUMENT, "0x"));
  });

  it("rule, no dispute, is refused", async () => {
    const world = await fresh();
    const rule = ({ terms }: Order) => world.escrow.connect(world.arbiter).rule(terms, 5n, DOCUMENT, "0x");
    await refusesStatuses(
      world,
      ["Pending", "Placed", "InProgress", "Delivered", "RevisionRequested", "Contested"],
      rule,
    );
    await refusesFinished(world, rule);
  });
});

describe("expireDispute", () => {
  for (const asset of ASSETS) {
    for (const fallbackSellerBps of [0n, 3_333n, 10_000n]) {
      it(`DSP-6 expireDispute, arbiter silent, ${asset} split by ${fallbackSellerBps} basis points`, async () => {
        const world = await fresh();
        const { terms, id } = await orderIn(world, "Disputed", { asset, terms: { fallbackSellerBps } });
        await passTo((await stateOf(world, id)).due + 1n);
        const sellerAmount = (terms.price * fallbackSellerBps) / FULL_BPS;
        const split = ruled({ ...terms, arbiterFeeBps: 0n }, sellerAmount);
        let sent: ReturnType<typeof world.escrow.expireDispute> | undefined;
        const changes = await moved(world, terms.token, () => {
          sent = world.escrow.connect(world.stranger).expireDispute(terms);
          return sent;
        });
        expect(changes).to.deep.equal(asChanges(split));
        await expect(sent)
          .to.emit(world.escrow, "OrderSettled")
          .withArgs(id, SettleCause.Expired, split.toSeller, split.toClient, split.platformFee, 0, ZERO_HASH);
      });
    }
  }

  it("DSP-6 expireDispute, only after the ruling period", async () => {
    const world = await fresh();
    const { terms, id } = await orderIn(world, "Disputed");
    const { due } = await stateOf(world, id);
    await worksAfter(world, due, () => world.escrow.connect(world.stranger).expireDispute(terms));
  });

  it("expireDispute, no dispute, is refused", async () => {
    const world = await fresh();
    const expire = ({ terms }: Order) => world.escrow.connect(world.client).expireDispute(terms);
    await refusesStatuses(
      world,
      ["Pending", "Placed", "InProgress", "Delivered", "RevisionRequested", "Contested"],
      expire,
    );
    await refusesFinished(world, expire);
  });
});
