import type { Client } from "pg";
import type { Address } from "viem";
import type { Chance } from "./chance.ts";
import { insertRows } from "./rows.ts";

const AT_A_TIME = 5_000;
const MOST_PICTURES = 4;
/** The share of services, and of their sellers, that show pictures at all. */
const SHOWN = 0.8;

type Service = { id: string; seller: Address; createdAt: Date };

/** Pictures of most services, the first their cover, and of most sellers: the rows, for no file lies behind them. */
export async function makePictures(db: Client, chance: Chance): Promise<void> {
  const { rows } = await db.query<Service>(
    `SELECT "id", "seller", "createdAt" FROM "Service" ORDER BY "createdAt", "id"`,
  );
  for (let start = 0; start < rows.length; start += AT_A_TIME) {
    const made = rows.slice(start, start + AT_A_TIME).flatMap((service) => picturesOf(chance, service));
    const files = made.map(({ file }) => file);
    const images = made.map(({ image }) => image);
    await insertRows(db, "File", files);
    await insertRows(db, "ServiceImage", images);
  }
  await db.query(
    `UPDATE "Service" s SET ("coverFile", "coverCrop") = (i."fileId", i."crop")
     FROM "ServiceImage" i WHERE i."serviceId" = s."id" AND i."position" = 0`,
  );
  const sellers = new Map(rows.map(({ seller, createdAt }) => [seller, createdAt]));
  const shown = [...sellers].filter(() => chance.chance(SHOWN));
  const avatars = shown.map(([owner, createdAt]) => picture(chance, { owner, createdAt }));
  await insertRows(db, "File", avatars);
  await db.query(
    `UPDATE "Account" a SET "avatarId" = f."id", "avatarCut" = '{"x":0.25,"y":0,"width":0.5,"height":1}'
     FROM unnest($1::text[]) AS made(id) JOIN "File" f ON f."id" = made.id WHERE a."address" = f."owner"`,
    [avatars.map(({ id }) => id)],
  );
}

function picturesOf(chance: Chance, { id: serviceId, seller: owner, createdAt }: Service) {
  const count = chance.chance(SHOWN) ? chance.between(1, MOST_PICTURES + 1) : 0;
  return Array.from({ length: count }, (_, position) => {
    const file = picture(chance, { owner, createdAt });
    const crop = chance.chance(0.5) ? { x: 0, y: 0.125, width: 1, height: 0.75 } : null;
    return { file, image: { serviceId, position, fileId: file.id, crop, alt: "What it looks like" } };
  });
}

function picture(chance: Chance, { owner, createdAt }: { owner: Address; createdAt: Date }) {
  const hash = chance.hash();
  return {
    ...{ id: hash.slice(2, 34), owner, hash, createdAt },
    ...{ name: "picture.jpg", size: chance.between(20_000, 900_000), mediaType: "image/jpeg" },
  };
}
