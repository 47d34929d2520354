import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../server/src/db/client.ts";
import { createTestDatabase } from "../../server/src/db/embedded/test-database.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import { listenNotifications, type Notification } from "../../server/src/db/notifications.ts";
import { createNotificationStore } from "../../server/src/db/repositories/notifications.ts";
import { notify } from "../../server/src/domain/notifications/notify.ts";
import { until } from "../chain/kit/until.ts";

const [ANA, BEN] = [
  "0x00000000000000000000000000000000000000A1",
  "0x00000000000000000000000000000000000000b2",
] as const;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: ReturnType<typeof createDatabase>;
let heard: Notification[];
let feed: Awaited<ReturnType<typeof listenNotifications>>;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate({ url: database.url });
  db = createDatabase(database.url);
  feed = await listenNotifications(database.url);
  heard = [];
  feed.subscribe((notification) => heard.push(notification));
});
afterAll(async () => {
  await feed.stop();
  await db.$disconnect();
  await database.drop();
});

describe("notify", () => {
  const ports = () => ({ notifications: createNotificationStore(db) });
  const input = { kind: "message", orderId: null, data: { number: 1 }, key: "message:1" } as const;

  it("NTF-1 tells each account of one cause once, and its pages with it, however many tell at the same time", async () => {
    await Promise.all(
      [
        [ANA, BEN],
        [BEN, ANA],
        [ANA, ANA, BEN],
      ].map((accounts) => notify(ports(), { ...input, accounts })),
    );
    expect(await db.notification.count()).toBe(2);
    await until(() => heard.length >= 2, { what: "both accounts are told" });
    await notify(ports(), { ...input, accounts: [ANA], key: "message:2" });
    await until(() => heard.length >= 3, { what: "the next one is told" });
    expect(heard.map((event) => event.type === "notification" && event.account).sort()).toEqual(
      [ANA, ANA, BEN].sort(),
    );
  });

  it("tells nobody when there is nobody to tell", async () => {
    await notify(ports(), { ...input, accounts: [], key: "message:3" });
    expect(await db.notification.count()).toBe(3);
  });
});
