import type { BrowserContext } from "playwright-core";
import {
  type Chain,
  createPublicClient,
  createWalletClient,
  type Hex,
  hexToBigInt,
  http,
  isHex,
  type PrivateKeyAccount,
  toHex,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { batchesOf } from "./batches.ts";

/** What the person behind the test wallet does with the next question it is asked. */
export type Answer = "confirm" | "reject";

export interface TestWallet {
  account: PrivateKeyAccount;
  /** Goes to another account of this wallet, of which a page hears when it is loaded next. */
  become(privateKey: Hex): void;
  /** The answer to every later question of `method`, or of any, until set again. */
  answerWith(answer: Answer, method?: string): void;
  /** Sees typed data and its signature before the page does. */
  onTypedData: (data: SignedTypedData) => Promise<void>;
  /** Methods asked so far, oldest first. */
  asked: string[];
  /** Methods that this wallet does not have, from now on. */
  lacks: Set<string>;
}

export interface SignedTypedData {
  primaryType: string;
  message: Record<string, unknown>;
  signature: Hex;
}

interface RpcError {
  code: number;
  message: string;
}

type Outcome = { result: unknown } | { error: RpcError };

const SIGNING = new Set([
  "eth_requestAccounts",
  "wallet_requestPermissions",
  "eth_sendTransaction",
  "personal_sign",
  "eth_signTypedData_v4",
  "wallet_sendCalls",
]);

/**
 * Installs an injected wallet (EIP-1193, announced by EIP-6963) in every page of a context. The page sees only the
 * provider; keys and decisions stay here, so that it is the same road a browser extension takes.
 */
export async function installWallet(
  context: BrowserContext,
  options: { privateKey: Hex; chain: Chain; rpcUrl: string; name?: string; delegate?: Hex },
): Promise<TestWallet> {
  const { chain, rpcUrl, name = "Test Wallet", delegate } = options;
  let account = privateKeyToAccount(options.privateKey);
  const transport = http(rpcUrl);
  const node = createPublicClient({ chain, transport });
  let signer = createWalletClient({ account, chain, transport });
  let answer: Answer = "confirm";
  let about: string | null = null;
  let connected = false;
  const wallet: TestWallet = {
    account,
    become(privateKey) {
      account = privateKeyToAccount(privateKey);
      signer = createWalletClient({ account, chain, transport });
      wallet.account = account;
    },
    asked: [],
    lacks: new Set(),
    onTypedData: async () => {},
    answerWith(next, method) {
      answer = next;
      about = method ?? null;
    },
  };

  const batches = delegate && batchesOf({ signer, node, chainId: chain.id, delegate });

  async function handle(method: string, params: unknown[]): Promise<unknown> {
    switch (method) {
      case "eth_accounts":
        return connected ? [account.address] : [];
      case "eth_requestAccounts":
        connected = true;
        return [account.address];
      case "wallet_requestPermissions":
        connected = true;
        return [{ parentCapability: "eth_accounts", caveats: [] }];
      case "wallet_revokePermissions":
        connected = false;
        return null;
      case "eth_chainId":
        return toHex(chain.id);
      case "wallet_switchEthereumChain": {
        const [wanted] = params as [{ chainId: Hex }];
        if (Number(wanted.chainId) === chain.id) return null;
        throw failure(4902, "This wallet does not know that chain.");
      }
      case "personal_sign": {
        const [message] = params as [Hex];
        return account.signMessage({ message: isHex(message) ? { raw: message } : message });
      }
      case "eth_signTypedData_v4": {
        const [, json] = params as [Hex, string];
        const data = JSON.parse(json) as Omit<SignedTypedData, "signature"> & {
          types: Record<string, unknown>;
        };
        const { EIP712Domain: _domain, ...types } = data.types;
        type Signable = Parameters<typeof account.signTypedData>[0];
        const signature = await account.signTypedData({ ...data, types } as Signable);
        await wallet.onTypedData({ primaryType: data.primaryType, message: data.message, signature });
        return signature;
      }
      case "eth_sendTransaction": {
        const [request] = params as [{ to: Hex; data?: Hex; value?: Hex; gas?: Hex }];
        return signer.sendTransaction({
          to: request.to,
          ...(request.data ? { data: request.data } : {}),
          ...(request.value ? { value: hexToBigInt(request.value) } : {}),
          ...(request.gas ? { gas: hexToBigInt(request.gas) } : {}),
        });
      }
      case "wallet_getCapabilities":
      case "wallet_sendCalls":
      case "wallet_getCallsStatus":
        if (!batches) throw failure(4200, `This wallet has no ${method}.`);
        return batches(method, params);
      default:
        if (method.startsWith("wallet_")) throw failure(4200, `This wallet has no ${method}.`);
        return node.request({ method, params } as Parameters<typeof node.request>[0]);
    }
  }

  await context.exposeFunction(
    "__testWallet",
    async (method: string, params: unknown[]): Promise<Outcome> => {
      wallet.asked.push(method);
      if (wallet.lacks.has(method))
        return { error: { code: 4200, message: `This wallet has no ${method}.` } };
      if (SIGNING.has(method) && answer === "reject" && (about ?? method) === method) {
        return { error: { code: 4001, message: "User rejected the request." } };
      }
      try {
        return { result: await handle(method, params) };
      } catch (error) {
        const { code, message } = error as Partial<RpcError>;
        return {
          error: { code: typeof code === "number" ? code : -32603, message: message ?? String(error) },
        };
      }
    },
  );

  await context.addInitScript(
    ({ walletName, chainId }) => {
      const listeners = new Map<string, Set<(value: unknown) => void>>();
      const emit = (event: string, value: unknown) => {
        for (const listener of listeners.get(event) ?? []) listener(value);
      };
      const bridge = (window as unknown as { __testWallet: (m: string, p: unknown[]) => Promise<Outcome> })
        .__testWallet;
      const provider = {
        async request({ method, params }: { method: string; params?: unknown[] }) {
          const outcome = await bridge(method, params ?? []);
          if ("error" in outcome) throw Object.assign(new Error(outcome.error.message), outcome.error);
          if (method === "eth_requestAccounts") {
            emit("connect", { chainId });
            emit("accountsChanged", outcome.result);
          }
          return outcome.result;
        },
        on(event: string, listener: (value: unknown) => void) {
          const set = listeners.get(event) ?? new Set();
          listeners.set(event, set.add(listener));
          return provider;
        },
        removeListener(event: string, listener: (value: unknown) => void) {
          listeners.get(event)?.delete(listener);
          return provider;
        },
      };
      const detail = Object.freeze({
        info: Object.freeze({
          uuid: "3f1b7c1e-6f0a-4c59-9d5e-7f2a6a1d0b11",
          name: walletName,
          rdns: "test.holdfast.wallet",
          icon: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='32' height='32'%3E%3Crect width='32' height='32' rx='8' fill='%231f5a46'/%3E%3C/svg%3E",
        }),
        provider,
      });
      const announce = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
      window.addEventListener("eip6963:requestProvider", announce);
      announce();
    },
    { walletName: name, chainId: toHex(chain.id) },
  );
  return wallet;
}

function failure(code: number, message: string): RpcError & Error {
  return Object.assign(new Error(message), { code });
}
