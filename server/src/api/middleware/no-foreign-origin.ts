import type { NextFunction, Request, Response } from "express";
import { Refusal } from "../../domain/refusal.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Lets through only what our own pages, or programs that are no browser, want to change (CSRF). Every browser says
 * with a request that changes something where it comes from; what says nothing has no one's cookie to misuse.
 */
export function noForeignOrigin(origins: readonly string[]) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const origin = request.headers.origin;
    const site = request.headers["sec-fetch-site"];
    const foreign = origin !== undefined ? !origins.includes(origin) : site !== undefined && !isOwnSite(site);
    const refused = foreign && !SAFE.has(request.method);
    next(
      refused ? new Refusal("cross_origin", "Changes are taken from this site's own pages only.") : undefined,
    );
  };
}

function isOwnSite(site: string | string[]): boolean {
  return site === "same-origin" || site === "none";
}
