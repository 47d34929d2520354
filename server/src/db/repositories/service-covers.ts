import type { PrismaClient } from "../client.ts";

/** Which picture each of these services has now; the pictureless and the unknown are not in the map. */
export function createServiceCovers(
  db: PrismaClient,
): (ids: readonly string[]) => Promise<Map<string, string>> {
  return async (ids) => {
    if (ids.length === 0) return new Map();
    const rows = await db.service.findMany({
      where: { id: { in: [...ids] }, coverFileId: { not: null } },
      select: { id: true, coverFileId: true },
    });
    return new Map(rows.flatMap(({ id, coverFileId }) => (coverFileId ? [[id, coverFileId]] : [])));
  };
}
