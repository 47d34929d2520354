import type { TermsJson } from "@holdfast/sdk/order";
import { getAddress, type Hash } from "viem";
import type { z } from "zod";
import type { Terms } from "./schema/common.ts";

/** Terms as they came, with their addresses checksummed (EIP-55): inside, one account has one spelling. */
export function checksummedTerms(terms: z.output<typeof Terms>): TermsJson {
  const { client, seller, arbiter, platform, token, content, ...rest } = terms;
  return {
    ...rest,
    client: getAddress(client),
    seller: getAddress(seller),
    arbiter: getAddress(arbiter),
    platform: getAddress(platform),
    token: getAddress(token),
    // The schema's pattern is that of a hash.
    content: content as Hash,
  };
}
