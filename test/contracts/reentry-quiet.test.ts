import { expect } from "chai";
import {
  DOCUMENT,
  fresh,
  HOUR,
  Kind,
  now,
  orderIn,
  provider,
  REASON,
  REQUIREMENTS,
  type Sent,
  type World,
} from "./kit.ts";
import { QUIET } from "./reentry-scenes.ts";

/** Each function that is said to call nobody, in a call that does all it can. */
const ACTS: Record<string, (world: World) => Sent> = {
  accept: async (world) => {
    const { terms } = await orderIn(world, "Pending");
    return world.escrow.connect(world.seller).accept(terms, 1n);
  },
  cancelAllOffers: (world) => world.escrow.connect(world.seller).cancelAllOffers(),
  cancelOffer: async (world) => {
    const { terms } = await orderIn(world, "Placed");
    return world.escrow.connect(world.seller).cancelOffer(terms);
  },
  deliver: async (world) => {
    const { terms } = await orderIn(world, "InProgress");
    await world.escrow.connect(world.client).request(terms, Kind.Progress, REASON);
    return world.escrow.connect(world.seller).deliver(terms, 2n, DOCUMENT);
  },
  dispute: async (world) => {
    const { terms } = await orderIn(world, "InProgress", { asset: "token" });
    await world.escrow.connect(world.client).request(terms, Kind.CancelByClient, REASON);
    return world.escrow.connect(world.seller).dispute(terms, REASON);
  },
  evidence: async (world) => {
    const { terms } = await orderIn(world, "Disputed");
    return world.escrow.connect(world.arbiter).evidence(terms, DOCUMENT);
  },
  request: async (world) => {
    const { terms } = await orderIn(world, "Delivered", { asset: "token" });
    return world.escrow.connect(world.client).request(terms, Kind.Refund, REASON);
  },
  requestRevision: async (world) => {
    const { terms } = await orderIn(world, "Delivered");
    const due = (await now()) + terms.revisionTime + HOUR;
    return world.escrow.connect(world.client).requestRevision(terms, REASON, due);
  },
  revoke: async (world) => {
    const { terms } = await orderIn(world, "Disputed", { asset: "token" });
    return world.escrow.connect(world.seller).revoke(terms);
  },
  start: async (world) => {
    const { terms } = await orderIn(world, "Placed", { asset: "token" });
    return world.escrow.connect(world.client).start(terms, REQUIREMENTS);
  },
  withdrawRequest: async (world) => {
    const { terms } = await orderIn(world, "InProgress");
    await world.escrow.connect(world.seller).request(terms, Kind.CancelBySeller, REASON);
    return world.escrow.connect(world.seller).withdrawRequest(terms);
  },
};

type Trace = { structLogs: readonly { op: string }[] };
const CALLS_OUT = /^(CALL|CALLCODE|DELEGATECALL|STATICCALL|CREATE|CREATE2)$/;

describe("functions that look at the guard and do not take it", () => {
  it("each of them, is shown here", () => {
    expect(Object.keys(ACTS).sort()).to.deep.equal([...QUIET].sort());
  });

  for (const [name, act] of Object.entries(ACTS)) {
    it(`re-entry, ${name}, calls nobody: there is nothing to come back from`, async () => {
      const world = await fresh();
      const sent = await act(world);
      const options = { disableMemory: true, disableStack: true, disableStorage: true };
      const params = [sent.hash, options];
      const trace = (await provider.request({ method: "debug_traceTransaction", params })) as Trace;
      const ops = new Set(trace.structLogs.map(({ op }) => op));
      expect(
        [...ops].some((op) => op.startsWith("LOG")),
        "the trace is of a call that worked",
      ).to.equal(true);
      expect([...ops].filter((op) => CALLS_OUT.test(op))).to.deep.equal([]);
    });
  }
});
