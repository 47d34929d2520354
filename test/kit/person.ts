import { type Address, getAddress, type Hex } from "viem";
import { type LocalAccount, mnemonicToAccount } from "viem/accounts";
import { createSiweMessage } from "viem/siwe";
import type { TestServer } from "./api.ts";

const MNEMONIC = "test test test test test test test test test test test junk";

/** An answer as it came. `body` is JSON where it was, else text. */
export type Answer<Body = unknown> = { status: number; headers: Headers; body: Body };

type Init = { headers?: Record<string, string>; json?: unknown; raw?: BodyInit };

/** Somebody who talks to the server: with a key, and a cookie once signed in. */
export type Person = {
  account: LocalAccount;
  address: Address;
  /** `Origin` is the site's own unless `headers` say otherwise. */
  request<Body = unknown>(method: string, path: string, init?: Init): Promise<Answer<Body>>;
  signIn(changes?: SignInChanges): Promise<Answer>;
  cookie(): string;
  /** Forgets the cookie without telling the server. */
  forget(): void;
};

/** What a sign-in says differently from what it should. */
export type SignInChanges = Partial<Parameters<typeof createSiweMessage>[0]> & {
  signature?: Hex;
  nonce?: string;
};

/** Account number `index` of the local chain's, not signed in. */
export function person(server: Pick<TestServer, "url" | "origin" | "chain">, index: number): Person {
  const account = mnemonicToAccount(MNEMONIC, { addressIndex: index });
  let cookie = "";

  const request = async <Body>(method: string, path: string, init: Init = {}): Promise<Answer<Body>> => {
    const response = await fetch(new URL(path, server.url), {
      method,
      headers: {
        origin: server.origin,
        ...(cookie ? { cookie } : {}),
        ...(init.json === undefined ? {} : { "content-type": "application/json" }),
        ...init.headers,
      },
      ...(init.json === undefined ? {} : { body: JSON.stringify(init.json) }),
      ...(init.raw === undefined ? {} : { body: init.raw }),
      redirect: "manual",
    });
    const given = response.headers.getSetCookie().find((text) => /^(__Host-)?holdfast_session=/.test(text));
    if (given) cookie = given.split(";", 1)[0] ?? "";
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    const text = await response.text();
    const body = (isJson && text !== "" ? JSON.parse(text) : text) as Body;
    return { status: response.status, headers: response.headers, body };
  };

  return {
    account,
    address: getAddress(account.address),
    request,
    cookie: () => cookie,
    forget() {
      cookie = "";
    },
    async signIn({ signature, ...changes } = {}) {
      const nonce = changes.nonce ?? (await request<{ nonce: string }>("POST", "/api/auth/nonce")).body.nonce;
      const message = createSiweMessage({
        address: account.address,
        chainId: server.chain.chainId,
        domain: new URL(server.origin).host,
        uri: server.origin,
        version: "1",
        issuedAt: new Date(),
        ...changes,
        nonce,
      });
      const signed = signature ?? (await account.signMessage({ message }));
      return request("POST", "/api/auth/session", { json: { message, signature: signed } });
    },
  };
}

/** The same, signed in. @throws when the server refuses. */
export async function signedIn(
  server: Pick<TestServer, "url" | "origin" | "chain">,
  index: number,
): Promise<Person> {
  const somebody = person(server, index);
  const answer = await somebody.signIn();
  if (answer.status !== 200)
    throw new Error(`Sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return somebody;
}

/** Several at once, in the order named. */
export function allSignedIn<const Indexes extends readonly number[]>(
  server: TestServer,
  ...indexes: Indexes
): Promise<{ [Place in keyof Indexes]: Person }> {
  const people = Promise.all(indexes.map((index) => signedIn(server, index)));
  // One for each index, which `map` forgets.
  return people as Promise<unknown> as Promise<{ [Place in keyof Indexes]: Person }>;
}
