import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type NextFunction, type Request, type Response, Router } from "express";

const ENCODINGS = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
] as const;

/** The built web app: hashed assets for ever, the page itself never kept, every other address the page. */
export function webApp(dir: string): Router {
  const router = Router();
  router.use((request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD")
      return precompressed(dir, { request, response, next });
    return next();
  });
  router.use(express.static(dir, { index: false, redirect: false, setHeaders: cacheHeaders }));
  router.get("/{*path}", (request, response, next) => {
    // A missing asset is an error to be seen, not the page in the clothes of a script.
    if (request.path.startsWith("/assets/") || /\.\w{2,5}$/.test(request.path)) return next();
    response.set("cache-control", "no-cache");
    return response.sendFile(join(dir, "index.html"), (error) => error && next());
  });
  return router;
}

/** Sends the file that the build compressed beforehand, when there is one the browser takes. */
function precompressed(
  dir: string,
  { request, response, next }: { request: Request; response: Response; next: NextFunction },
): void {
  const isAsset = request.path.startsWith("/assets/") && !request.path.includes("..");
  const chosen = ENCODINGS.find(
    ({ name, suffix }) =>
      isAsset && request.acceptsEncodings(name) && existsSync(join(dir, request.path + suffix)),
  );
  if (!chosen) {
    next();
    return;
  }
  response.type(request.path.slice(request.path.lastIndexOf(".")));
  response.set("content-encoding", chosen.name);
  response.vary("accept-encoding");
  cacheHeaders(response, request.path);
  response.sendFile(join(dir, request.path + chosen.suffix), (error) => error && next(error));
}

function cacheHeaders(response: Response, path: string): void {
  const hashed = /[/\\]assets[/\\]/.test(path);
  response.set("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
}
