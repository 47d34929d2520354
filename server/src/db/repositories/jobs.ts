import type { Address, Hash } from "viem";
import type { JobContent, JobRecord, JobStore, SaidState } from "../../domain/jobs/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { isOpen, ordersOfJob } from "./job-hired.ts";
import { searchJobs } from "./search-jobs.ts";
import { learnWords } from "./search-vocabulary.ts";
import { takeTurn } from "./take-turn.ts";
import { amount, storedAvatar } from "./values.ts";

/** A proposal that its seller offers and its client has not refused. */
const STANDING = { in: ["quoted", "accepted"] };

/** Jobs in PostgreSQL. */
export function createJobStore(db: PrismaClient): JobStore {
  return {
    insert: ({ client, content, brief }, most) =>
      db.$transaction(async (tx) => {
        if (!(await hasRoom(tx, client, most))) return null;
        const data = { ...contentRow(content), client, brief };
        await learnWords(tx, [content]);
        return (await tx.job.create({ data, select: { id: true } })).id;
      }),

    async replace({ id, content, brief }) {
      const data = { ...contentRow(content), brief };
      return db.$transaction(async (tx) => {
        const { count } = await tx.job.updateMany({ where: { id, state: "open" }, data });
        if (count === 1) await learnWords(tx, [content]);
        return count === 1;
      });
    },

    async close(id) {
      const data = { state: "closed", closedAt: new Date() };
      const { count } = await db.job.updateMany({ where: { id, state: "open" }, data });
      return count === 1;
    },

    reopen: ({ id, client }, most) =>
      db.$transaction(async (tx) => {
        const hasPlace = await hasRoom(tx, client, most);
        const where = { id, client, state: "closed" };
        if (!hasPlace) return (await tx.job.count({ where })) === 1 ? "full" : "moved_on";
        const { count } = await tx.job.updateMany({ where, data: { state: "open", closedAt: null } });
        return count === 1 ? "kept" : "moved_on";
      }),

    async find(id) {
      const [row, hired] = await Promise.all([
        db.job.findUnique({
          where: { id },
          include: { _count: { select: { quotes: { where: { state: STANDING } } } } },
        }),
        db.$queryRaw<{ id: string; seller: string }[]>`
          SELECT o.id, o.seller FROM "Job" j, LATERAL (${ordersOfJob(Prisma.sql`j`)}) o
          WHERE j.id = ${id} ORDER BY o."placedAt", o.id`,
      ]);
      if (!row) return null;
      const [account, brief] = await Promise.all([
        db.account.findUnique({
          where: { address: row.client },
          select: { name: true, avatarId: true, avatarCut: true },
        }),
        db.document.findUnique({ where: { hash: row.brief }, select: { createdAt: true } }),
      ]);
      return toRecord(row, { account, briefAt: brief?.createdAt ?? row.createdAt, hired });
    },

    search: (search) => searchJobs(db, search),

    countOpen: (client) => countOpen(db, client),

    async proposers(id) {
      const rows = await db.quote.findMany({
        where: { jobId: id, state: STANDING },
        select: { seller: true },
      });
      return rows.map(({ seller }) => seller as Address);
    },

    async hasProposed(id, seller) {
      const count = await db.quote.count({ where: { jobId: id, seller, state: { not: "withdrawn" } } });
      return count > 0;
    },
  };
}

/** Whether a client may open another job. Until the transaction ends nobody else opens one of theirs. */
async function hasRoom(tx: Prisma.TransactionClient, client: Address, most: number): Promise<boolean> {
  await takeTurn(tx, `jobs ${client}`);
  return (await countOpen(tx, client)) < most;
}

async function countOpen(db: Pick<PrismaClient, "$queryRaw">, client: Address): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Job" j WHERE j.client = ${client} AND ${isOpen(Prisma.sql`j`)}`;
  return row?.count ?? 0;
}

function contentRow({ budget, ...rest }: JobContent) {
  return { ...rest, budget: budget.toString() };
}

type Row = Prisma.JobGetPayload<{ include: { _count: { select: { quotes: true } } } }>;

type FaceRow = { name: string } & Parameters<typeof storedAvatar>[0];
type More = { account: FaceRow | null; briefAt: Date; hired: { id: string; seller: string }[] };

function toRecord(row: Row, more: More): JobRecord {
  const { id, title, description, category, tags, neededBy, createdAt, closedAt } = row;
  const hired = more.hired.map((one) => ({ order: one.id as Hash, seller: one.seller as Address }));
  return {
    id,
    title,
    description,
    category,
    tags,
    neededBy,
    createdAt,
    // The first brief was there before the job.
    editedAt: more.briefAt > createdAt ? more.briefAt : null,
    closedAt,
    token: row.token as Address,
    budget: amount(row.budget),
    brief: row.brief as Hash,
    client: {
      address: row.client as Address,
      name: more.account?.name ?? "",
      avatar: more.account && storedAvatar(more.account),
    },
    // Only written here.
    state: hired.length > 0 ? "hired" : (row.state as SaidState),
    proposals: row._count.quotes,
    hired,
  };
}
