import {
  accountMovements,
  balanceChanges,
  type EscrowEvent,
  orderIdOf,
  type Terms,
} from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import { haltOnInconsistentEvent } from "./decode-log.ts";
import { type BalanceStep, moveBalances } from "./derive/balance-sheet.ts";
import { commitments } from "./derive/commitments.ts";
import { foldOffers, offerSeller } from "./derive/offers.ts";
import { orderRow } from "./derive/order-row.ts";
import { fromStored, toStored } from "./derive/stored-event.ts";
import type { Batch, Checkpoint } from "./model.ts";
import type { MirrorStore, MirrorTables, Notice, OrderRow } from "./store.ts";

export type CommitInput = {
  store: MirrorStore;
  from: Checkpoint;
  /** Its base lies below `from` after a reorganisation: what is above the base is then taken back first. */
  batch: Batch;
  confirmations: number;
};

/**
 * Writes a batch: undoes what a reorganisation left, keeps the new blocks and events, derives again all rows they touch,
 * moves the checkpoint and tells the other instances; one transaction.
 * @throws StaleCheckpoint when another indexer was faster; MirrorHalted when an event contradicts those before it.
 */
export async function commit({ store, from, batch, confirmations }: CommitInput): Promise<void> {
  const { base, to, blocks } = batch;
  await store.advance(from, to, async (tables) => {
    const undone = base.number < from.number ? (await tables.eventsAbove(base.number)).map(fromStored) : [];
    const added = batch.events.map(({ event }) => event);
    const histories = await historiesOf(tables, undone, added);
    const terms = new Map([...histories].map(([id, history]) => [id, placedTerms(history)]));

    if (base.number < from.number) await tables.deleteAbove(base.number);
    await tables.insertBlocks(blocks);
    await tables.insertEvents(batch.events.map(toStored));

    const orders = deriveOrders(tables, { histories, placed: terms, base: base.number, added });
    const notices = await orders.catch(haltOnInconsistentEvent);
    await deriveBalances(tables, { undone, added, terms }).catch(haltOnInconsistentEvent);
    const moved = await deriveMovements(tables, { undone, added, terms }).catch(haltOnInconsistentEvent);
    notices.push(...moved.map((account): Notice => ({ type: "movement", account })));
    await deriveOffers(tables, [...undone, ...added]);

    const distance = BigInt(confirmations);
    await tables.pruneBlocks({ above: base.number - distance, upTo: to.number - distance });
    const newest = blocks.at(-1);
    if (newest) {
      const { number, timestamp } = newest;
      notices.push({ type: "head", number: Number(number), timestamp: Number(timestamp) });
    }
    await tables.notify(notices);
  });
}

/** The stored events, undone ones included, of each order that the step touches. */
async function historiesOf(
  tables: MirrorTables,
  undone: EscrowEvent[],
  added: EscrowEvent[],
): Promise<Map<Hash, EscrowEvent[]>> {
  const ids = new Set([...undone, ...added].flatMap((event) => orderIdOf(event) ?? []));
  const histories = new Map<Hash, EscrowEvent[]>([...ids].map((id) => [id, []]));
  for (const stored of await tables.eventsOfOrders([...ids])) {
    const event = fromStored(stored);
    const id = orderIdOf(event);
    if (id !== undefined) histories.get(id)?.push(event);
  }
  return histories;
}

function placedTerms(events: EscrowEvent[]): Terms | undefined {
  const [first] = events;
  return first?.name === "OrderPlaced" ? first.args.terms : undefined;
}

async function deriveOrders(
  tables: MirrorTables,
  step: {
    histories: Map<Hash, EscrowEvent[]>;
    /** Terms as they were before the step. */
    placed: Map<Hash, Terms | undefined>;
    base: bigint;
    added: EscrowEvent[];
  },
): Promise<Notice[]> {
  const { histories, placed, base, added } = step;
  const addedTo = Map.groupBy(added, (event) => orderIdOf(event));
  const rows: OrderRow[] = [];
  const gone: Hash[] = [];
  for (const [id, history] of histories) {
    const kept = history.filter((event) => event.block.number <= base);
    const row = orderRow([...kept, ...(addedTo.get(id) ?? [])]);
    if (row === undefined) gone.push(id);
    else rows.push(row);
  }
  await tables.putOrders(rows);
  await tables.deleteOrders(gone);
  const terms = [...rows.map(({ order }) => order.terms), ...gone.flatMap((id) => placed.get(id) ?? [])];
  await tables.markStale(terms.flatMap(({ client, seller }) => [client, seller]));
  const fresh = rows
    .flatMap(({ order }) => commitments(order))
    .filter(({ blockNumber }) => blockNumber > base);
  await tables.insertCommitments(fresh);
  return [
    ...rows.map(({ order }): Notice => ({ type: "order", id: order.id, round: order.round })),
    ...gone.map((id): Notice => ({ type: "order", id, round: 0 })),
  ];
}

async function deriveBalances(
  tables: MirrorTables,
  step: { undone: EscrowEvent[]; added: EscrowEvent[]; terms: Map<Hash, Terms | undefined> },
): Promise<void> {
  const { undone, added } = step;
  const terms = new Map(step.terms);
  const toSteps = (events: EscrowEvent[]): BalanceStep[] =>
    events.map((event) => {
      const id = orderIdOf(event);
      if (id !== undefined && event.name === "OrderPlaced") terms.set(id, event.args.terms);
      return { event, changes: balanceChanges(event, id === undefined ? undefined : terms.get(id)) };
    });
  const taken = toSteps(undone);
  const given = toSteps(added);
  const keys = [...taken, ...given].flatMap(({ changes }) => changes);
  if (keys.length === 0) return;
  await tables.putBalances(moveBalances(await tables.balances(keys), taken, given));
}

/** @returns the accounts whose billing is to be looked at again, those of undone events too. */
async function deriveMovements(
  tables: MirrorTables,
  {
    undone,
    added,
    terms,
  }: { undone: EscrowEvent[]; added: EscrowEvent[]; terms: Map<Hash, Terms | undefined> },
): Promise<Address[]> {
  const termsOf = (id: Hash) => terms.get(id);
  // A batch is of whole blocks, and so of whole transactions.
  const fresh = accountMovements(added, termsOf);
  await tables.insertMovements(
    fresh.map(({ ref: { blockNumber, logIndex, at, txHash }, ...movement }) => ({
      ...movement,
      ...{ blockNumber, logIndex, at, txHash },
    })),
  );
  return [...new Set([...accountMovements(undone, termsOf), ...fresh].map(({ account }) => account))];
}

async function deriveOffers(tables: MirrorTables, events: EscrowEvent[]): Promise<void> {
  const sellers = [...new Set(events.flatMap((event) => offerSeller(event) ?? []))];
  if (sellers.length === 0) return;
  const remaining = (await tables.offerEvents(sellers)).map(fromStored);
  const { offers, epochs } = foldOffers(remaining);
  await tables.replaceOffers(sellers, offers, epochs);
}
