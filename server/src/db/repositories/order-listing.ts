import { Prisma } from "../generated/client.ts";

/**
 * Whether "Listing" l is what "Order" o is about. A client may write any hash into terms that no seller signed: what
 * somebody else sold, or was sold to somebody else, is not what was ordered, whatever the terms name.
 */
export const isListingOf = Prisma.sql`(
  l."content" = o."content" AND l."seller" = o."seller" AND (l."client" IS NULL OR l."client" = o."client"))`;
