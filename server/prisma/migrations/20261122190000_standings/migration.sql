-- By hand: what the mirror writes of orders from now on, for those it wrote before, as folding their events again would
-- give it (server/src/chain/derive/order-row.ts).
UPDATE "Order" o SET "takenAt" = (
  SELECT b."timestamp" FROM "ChainEvent" e JOIN "ChainBlock" b ON b."number" = e."blockNumber"
  WHERE e."orderId" = o."id"
    AND (e."name" = 'OrderAccepted' OR (e."name" = 'OrderPlaced' AND (e."args"->>'status')::int <> 1))
  ORDER BY e."blockNumber", e."logIndex" LIMIT 1);

UPDATE "Order" o SET "cancelCause" = (
  SELECT (e."args"->>'cause')::int FROM "ChainEvent" e WHERE e."orderId" = o."id" AND e."name" = 'OrderCancelled');

WITH delivered AS (
  SELECT DISTINCT ON (e."orderId") e."orderId", e."blockNumber", e."logIndex", b."timestamp" AS moment
  FROM "ChainEvent" e JOIN "ChainBlock" b ON b."number" = e."blockNumber"
  WHERE e."name" = 'OrderDelivered'
  ORDER BY e."orderId", e."blockNumber", e."logIndex"
)
UPDATE "Order" o SET "onTime" = d.moment <= (
  -- The last event before it that says when the work is due.
  SELECT (e."args"->>'due')::bigint FROM "ChainEvent" e
  WHERE e."orderId" = d."orderId" AND (e."blockNumber", e."logIndex") < (d."blockNumber", d."logIndex") AND e."args"->>'due' IS NOT NULL
  ORDER BY e."blockNumber" DESC, e."logIndex" DESC LIMIT 1)
FROM delivered d WHERE d."orderId" = o."id";

UPDATE "Order" SET "onTime" = false WHERE "onTime" IS NULL AND "cancelCause" = 4;

UPDATE "Service" s SET "fromToken" = p."token", "fromPrice" = (
  SELECT min("price") FROM "Package" WHERE "serviceId" = s."id" AND "token" = p."token"
), "fastest" = (SELECT min("deliveryTime") FROM "Package" WHERE "serviceId" = s."id")
FROM "Package" p WHERE p."serviceId" = s."id" AND p."tier" = 1;

-- All records are counted when the server starts.
INSERT INTO "StaleStanding" ("account")
SELECT "client" FROM "Order" UNION SELECT "seller" FROM "Order" UNION SELECT "seller" FROM "Service" ORDER BY 1
ON CONFLICT ("account") DO NOTHING;
