import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import helmet from "helmet";
import type { ApiContext } from "../context.ts";

/** What WalletConnect and Coinbase need; asked for only when the operator turned them on with a project id. */
const WALLET_SERVICES = [
  "https://*.walletconnect.com",
  "https://*.walletconnect.org",
  "https://*.coinbase.com",
];
const WALLET_SOCKETS = ["wss://*.walletconnect.com", "wss://*.walletconnect.org", "wss://*.walletlink.org"];

/** Headers that let our own pages work, their wallets and the configured node, and nothing else. */
export function securityHeaders(context: Pick<ApiContext, "publicConfig" | "webDir" | "secureCookies">) {
  const { rpcUrl, walletConnectProjectId } = context.publicConfig;
  const rpc = rpcUrl.startsWith("/") ? [] : [new URL(rpcUrl).origin];
  const wallets = walletConnectProjectId ? [...WALLET_SERVICES, ...WALLET_SOCKETS] : [];
  const https = context.secureCookies;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...inlineScriptHashes(context.webDir)],
        // Wallet modal and toasts write style elements of their own; styles can't run anything.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:", ...(walletConnectProjectId ? WALLET_SERVICES : [])],
        mediaSrc: ["'self'", "blob:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'", ...rpc, ...wallets],
        frameSrc: walletConnectProjectId ? WALLET_SERVICES : ["'none'"],
        workerSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // A popup of a wallet has to be able to answer the page that opened it.
    crossOriginOpenerPolicy: { policy: "same-origin-allow-popups" },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
  });
}

/** The page's own inline scripts (it chooses dark or light before it paints), allowed by what they say. */
function inlineScriptHashes(webDir: string | null): string[] {
  if (!webDir) return [];
  let html: string;
  try {
    html = readFileSync(join(webDir, "index.html"), "utf8");
  } catch {
    return [];
  }
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text]) =>
      `'sha256-${createHash("sha256")
        .update(text ?? "")
        .digest("base64")}'`,
  );
}
