import { z } from "zod";
import { type Route, route } from "../route.ts";
import { Health, PublicConfig } from "../schema/config.ts";

export const systemRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/health",
    tag: "System",
    summary: "Whether the server can do its work; 503 with the reason when it cannot",
    auth: "none",
    answer: Health,
    refusals: [],
    async handle({ context, response }) {
      const { head, indexed, reason } = await context.health();
      const { chainId, escrow } = context.publicConfig;
      if (reason !== null) response.status(503);
      return {
        status: reason === null ? ("ok" as const) : ("unavailable" as const),
        chainId,
        escrow,
        head,
        indexed,
        ...(reason === null ? {} : { reason }),
      };
    },
  }),
  route({
    method: "get",
    path: "/api/config",
    tag: "System",
    summary: "What a page needs to know before anything else",
    auth: "none",
    answer: PublicConfig,
    refusals: [],
    async handle({ context }) {
      return context.publicConfig;
    },
  }),
  route({
    method: "get",
    path: "/api/openapi.json",
    tag: "System",
    summary: "This document",
    auth: "none",
    answer: z.record(z.string(), z.unknown()),
    refusals: [],
    async handle({ context }) {
      return context.openApi();
    },
  }),
];
