import { createDocument } from "@holdfast/sdk/document";
import { OrderStatus } from "@holdfast/sdk/order";
import { describe, expect, it } from "vitest";
import type { DocumentRecord } from "../documents/ports.ts";
import { getFile, getOriginal } from "./get-file.ts";
import { originalsOpen } from "./locks.ts";
import type { DeliveredIn } from "./ports.ts";

const [owner, client, stranger] = ["0xA", "0xB", "0xC"] as const;
const order = "0x01";
const file = { id: "f", owner, name: "a.txt", size: 1, mediaType: "text/plain", hash: "0x02" } as const;

function record(bound: boolean): DocumentRecord {
  const document = createDocument({ kind: "delivery", author: owner, order, text: "x" });
  return { hash: "0x03", document, createdAt: new Date(0), bound, files: [file] };
}

function ports(records: DocumentRecord[], delivered: DeliveredIn[] = []) {
  const asked: string[] = [];
  return {
    asked,
    fileStore: {
      find: async () => file,
      documentsWith: async (_id: string, viewer: string) => {
        asked.push(`documents of ${viewer}`);
        return records;
      },
      briefsWith: async () => [],
      deliveredTo: async () => delivered,
      deleteUnused: async () => [],
      insert: async () => {},
      coverUse: async () => null,
    },
    orders: {
      parties: async (id: string) => {
        asked.push(`order ${id}`);
        const parties = { client, seller: owner, arbiter: "0xD" as const };
        return { ...parties, status: OrderStatus.Delivered, round: 1, disputed: false };
      },
      ruling: async () => null,
    },
    quotes: { readers: async () => new Set<`0x${string}`>() },
    messages: { ordersWithFile: async () => [] },
    help: { wasRequested: async () => false },
    arbiter: "0xE" as const,
    operators: [],
    proposals: { contents: async () => [] },
    briefs: { isOfOpenJob: async () => false, holdsFile: async () => false },
  };
}

describe("a file in many documents", () => {
  it("is looked for among the viewer's own, and each order is asked for once", async () => {
    const many = ports([...Array.from({ length: 500 }, () => record(false)), record(true)]);
    expect(await getFile(many, { id: "f", viewer: client })).toEqual({ file, lockedBy: null });
    expect(many.asked).toEqual([`documents of ${client}`, `order ${order}`]);
  });

  it("is not looked for at all for who is not signed in, nor for its owner", async () => {
    const many = ports([record(true)]);
    await expect(getFile(many, { id: "f", viewer: null })).rejects.toMatchObject({ code: "not_found" });
    expect(await getFile(many, { id: "f", viewer: owner })).toEqual({ file, lockedBy: null });
    expect(many.asked).toEqual([]);
  });

  it("is nobody else's, whatever documents have it", async () => {
    const many = ports([record(true)]);
    await expect(getFile(many, { id: "f", viewer: stranger })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("DLV-3 an original", () => {
  const inOrder = (status: OrderStatus, isShown = true): DeliveredIn => ({
    fileId: "f",
    order,
    status,
    settledToSeller: 0n,
    isShown,
  });

  it("is refused to the client until an order with it is approved, and one approved order is enough", async () => {
    const asked = { id: "f", viewer: client };
    const locked = ports([record(true)], [inOrder(OrderStatus.Delivered), inOrder(OrderStatus.Cancelled)]);
    expect(await getFile(locked, asked)).toEqual({ file, lockedBy: order });
    await expect(getOriginal(locked, asked)).rejects.toMatchObject({ code: "not_allowed" });
    const open = ports([record(true)], [inOrder(OrderStatus.Delivered), inOrder(OrderStatus.Completed)]);
    expect(await getOriginal(open, asked)).toBe(file);
    // Written in an order that was approved, and never sent there.
    const unsent = ports(
      [record(true)],
      [inOrder(OrderStatus.Delivered), inOrder(OrderStatus.Completed, false)],
    );
    await expect(getOriginal(unsent, asked)).rejects.toMatchObject({ code: "not_allowed" });
  });

  it("is the client's in no status but Completed, and Settled with something for the seller", () => {
    const open = Object.entries(OrderStatus).flatMap(([name, status]) =>
      [0n, 1n].flatMap((settledToSeller) =>
        originalsOpen({ status, settledToSeller }) ? [`${name} ${settledToSeller}`] : [],
      ),
    );
    expect(open).toEqual(["Completed 0", "Completed 1", "Settled 1"]);
  });
});
