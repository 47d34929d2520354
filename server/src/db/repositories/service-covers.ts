import type { OrderPorts } from "../../domain/orders/ports.ts";
import type { PrismaClient } from "../client.ts";
import { storedCrop } from "./values.ts";

/** Which picture each of these services has now; the pictureless and the unknown are not in the map. */
export function createServiceCovers(db: PrismaClient): OrderPorts["serviceCovers"] {
  return async (ids) => {
    if (ids.length === 0) return new Map();
    const rows = await db.serviceImage.findMany({ where: { serviceId: { in: [...ids] }, position: 0 } });
    return new Map(rows.map((row) => [row.serviceId, { fileId: row.fileId, crop: storedCrop(row.crop) }]));
  };
}
