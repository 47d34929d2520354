import compression from "compression";
import express, { type Express } from "express";
import { notFound } from "../domain/refusal.ts";
import { BROTLI } from "./answer-json.ts";
import type { ApiContext } from "./context.ts";
import { documentation } from "./documentation.ts";
import { uploads } from "./files/uploads.ts";
import { answerErrors } from "./middleware/answer-errors.ts";
import { limitRate } from "./middleware/limit-rate.ts";
import { logRequests } from "./middleware/log-requests.ts";
import { noForeignOrigin } from "./middleware/no-foreign-origin.ts";
import { securityHeaders } from "./middleware/security-headers.ts";
import { mountRoutes } from "./mount-routes.ts";
import { rpcProxy } from "./system/rpc-proxy.ts";
import { webApp } from "./web-app.ts";

/** The server's HTTP face: security first, then the API, the node's proxy, and the web app for everything else. */
export function createApp(context: ApiContext): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.set("trust proxy", context.trustedProxies);
  app.set("etag", "weak");
  app.use(logRequests(context.logger));
  app.use(securityHeaders(context));
  app.use(
    compression({
      brotli: BROTLI,
      filter: (request, response) => !isStream(response) && compression.filter(request, response),
    }),
  );

  app.use(["/api", "/rpc"], noForeignOrigin(context.origins));
  app.use("/api", limitRate(context, "all"));
  app.use("/api/auth", limitRate(context, "auth"));
  app.use("/api/docs", documentation());
  app.use("/api/files", uploads(context));
  mountRoutes(app, context);
  app.use("/api", () => {
    throw notFound("This address");
  });

  if (context.rpcProxyTarget)
    app.use("/rpc", limitRate(context, "rpc"), rpcProxy(context.rpcProxyTarget, context));
  if (context.webDir) app.use(webApp(context.webDir));
  app.use(() => {
    throw notFound("This address");
  });
  app.use(answerErrors(context));
  return app;
}

function isStream(response: { getHeader(name: string): unknown }): boolean {
  return String(response.getHeader("content-type")).startsWith("text/event-stream");
}
