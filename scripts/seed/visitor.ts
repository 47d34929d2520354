import type { Address, Hex, LocalAccount } from "viem";
import { createSiweMessage } from "viem/siwe";

/** One signed-in person, talking to the server over HTTP as the page does. */
export interface Visitor {
  account: LocalAccount;
  call<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  upload(name: string, bytes: Uint8Array): Promise<string>;
}

/** Signs in with Ethereum (EIP-4361) and keeps the session's cookie. */
export async function signIn(input: {
  origin: string;
  chainId: number;
  account: LocalAccount;
}): Promise<Visitor> {
  const { origin, chainId, account } = input;
  let cookie = "";

  async function send(
    method: string,
    path: string,
    init: { headers?: Record<string, string>; body?: BodyInit },
  ) {
    const response = await fetch(new URL(path, origin), {
      method,
      headers: { origin, cookie, ...init.headers },
      ...(init.body === undefined ? {} : { body: init.body }),
    });
    const given = response.headers.get("set-cookie");
    if (given) cookie = given.split(";", 1)[0] ?? "";
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    }
    return response;
  }

  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await send(
      method,
      path,
      body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
    );
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  }

  /** The two requests of a tus upload that nothing interrupts; answers the file's id. */
  async function upload(name: string, bytes: Uint8Array): Promise<string> {
    const created = await send("POST", "/api/files", {
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": String(bytes.byteLength),
        "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
      },
    });
    const location = created.headers.get("location");
    if (!location) throw new Error("The server began an upload without saying where it goes on.");
    const path = new URL(location, origin).pathname;
    await send("PATCH", path, {
      headers: {
        "tus-resumable": "1.0.0",
        "upload-offset": "0",
        "content-type": "application/offset+octet-stream",
      },
      body: new Uint8Array(bytes),
    });
    return path.slice(path.lastIndexOf("/") + 1);
  }

  const { nonce } = await call<{ nonce: string }>("POST", "/api/auth/nonce");
  const message = createSiweMessage({
    address: account.address as Address,
    chainId,
    domain: new URL(origin).host,
    nonce,
    uri: origin,
    version: "1",
    statement: "Sign in to Holdfast. This costs nothing and moves no money.",
    issuedAt: new Date(),
  });
  const signature: Hex = await account.signMessage({ message });
  await call("POST", "/api/auth/session", { message, signature });
  return { account, call, upload };
}
