import { type ListPorts, listMovements, type MovementView } from "./list-movements.ts";
import type { MovementFilter } from "./ports.ts";

/** Rows held in memory at a time. */
const AT_A_TIME = 500;

/** Every movement that a filter lets through, the newest first, however many; read page by page as they are taken. */
export async function* everyMovement(ports: ListPorts, filter: MovementFilter): AsyncGenerator<MovementView> {
  let cursor: string | undefined;
  do {
    const page = await listMovements(ports, { filter, cursor, limit: AT_A_TIME });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
