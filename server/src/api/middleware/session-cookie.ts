import { parseCookie, stringifySetCookie } from "cookie";
import type { Request, Response } from "express";
import type { ApiContext } from "../context.ts";

const NAME = "holdfast_session";
/** With this prefix a browser takes the cookie from this very host only: no neighbour under the same domain plants one. */
const SECURE_NAME = `__Host-${NAME}`;

/** The session's token in a request, if it carries one of the right shape. */
export function sessionToken(
  { secureCookies }: Pick<ApiContext, "secureCookies">,
  request: Pick<Request, "headers">,
): string | null {
  const token = parseCookie(request.headers.cookie ?? "")[secureCookies ? SECURE_NAME : NAME];
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

/** The token goes where no script can read it, and not along with other sites' requests. */
export function setSessionCookie(
  response: Response,
  { token, expiresAt, secure }: { token: string; expiresAt: Date; secure: boolean },
): void {
  response.append("set-cookie", cookie({ value: token, expires: expiresAt, secure }));
}

export function clearSessionCookie(response: Response, { secure }: { secure: boolean }): void {
  response.append("set-cookie", cookie({ value: "", expires: new Date(0), secure }));
}

function cookie({ value, expires, secure }: { value: string; expires: Date; secure: boolean }): string {
  return stringifySetCookie({
    name: secure ? SECURE_NAME : NAME,
    value,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
    expires,
  });
}
