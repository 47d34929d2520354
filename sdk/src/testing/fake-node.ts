import { createClient, custom, defineChain, type Hex, numberToHex } from "viem";
import type { EscrowClient } from "../actions/client.ts";

export const ESCROW = `0x${"e".repeat(40)}` as const;
export const ACCOUNT = `0x${"1".repeat(40)}` as const;

type Transaction = {
  hash: Hex;
  from: Hex;
  to: Hex;
  nonce: number;
  value: bigint;
  input: Hex;
  block: number | null;
};
export type FakeLog = { address: Hex; topics: Hex[]; data: Hex };

/** A node of which a test says, step by step, what it knows: for fates that a real chain cannot be made to show. */
export class FakeNode {
  block = 1;
  nonce = 0;
  chainId = 31337;
  readonly transactions = new Map<Hex, Transaction>();
  readonly receipts = new Map<Hex, { status: Hex; logs: FakeLog[]; block: number }>();
  /** What the wallet does when it is asked to send. */
  onSend: (request: { from: Hex; to: Hex; data: Hex; value?: Hex }) => Hex = () => `0x${"0".repeat(64)}`;
  /** Code at every address but those of `codes`. */
  code: Hex = "0x01";
  readonly codes = new Map<string, Hex>();
  /** What a simulation answers; throw to refuse. */
  onCall: (request: { to: Hex; data: Hex }) => Hex = () => "0x";
  /** What only wallets answer. */
  onWallet: (method: string, params: unknown[]) => unknown = (method) => {
    throw Object.assign(new Error(`The fake node knows no ${method}.`), { code: 4200 });
  };
  /** Nothing is answered. */
  down = false;
  /** Called whenever somebody asks for a receipt: time passes by being looked at. */
  onLook: (look: number) => void = () => undefined;
  #looks = 0;

  pend(hash: Hex, change: Partial<Transaction> = {}): void {
    const { nonce } = this;
    this.transactions.set(hash, {
      hash,
      from: ACCOUNT,
      to: ESCROW,
      nonce,
      value: 0n,
      input: "0x01",
      block: null,
      ...change,
    });
  }

  mine(hash: Hex, { status = "0x1", logs = [] as FakeLog[] } = {}): void {
    const transaction = this.transactions.get(hash);
    if (transaction === undefined) throw new Error("Pend a transaction before it is mined.");
    this.block += 1;
    this.nonce = transaction.nonce + 1;
    transaction.block = this.block;
    this.receipts.set(hash, { status: status as Hex, logs, block: this.block });
  }

  client(): EscrowClient {
    const chain = defineChain({
      id: 31337,
      name: "fake",
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: [] } },
    });
    const request = async ({ method, params }: { method: string; params?: unknown }) =>
      this.#answer(method, (params ?? []) as unknown[]);
    const common = {
      chain,
      transport: custom({ request }, { retryCount: 0 }),
      pollingInterval: 1,
      cacheTime: 0,
    };
    return {
      publicClient: createClient(common),
      walletClient: createClient(common),
      account: ACCOUNT,
      escrow: ESCROW,
      patience: 40,
    };
  }

  #answer(method: string, params: unknown[]): unknown {
    if (this.down) throw Object.assign(new Error("failed to fetch"), { name: "HttpRequestError" });
    switch (method) {
      case "eth_chainId":
        return numberToHex(this.chainId);
      case "eth_blockNumber":
        return numberToHex(this.block);
      case "eth_getCode":
        return this.codes.get(String(params[0]).toLowerCase()) ?? this.code;
      case "eth_call":
        return this.onCall(params[0] as Parameters<FakeNode["onCall"]>[0]);
      case "eth_sendTransaction":
        return this.onSend(params[0] as Parameters<FakeNode["onSend"]>[0]);
      case "eth_getTransactionCount":
        return numberToHex(this.nonce);
      case "eth_getTransactionByHash":
        return this.#transaction(params[0] as Hex);
      case "eth_getTransactionReceipt":
        this.#looks += 1;
        this.onLook(this.#looks);
        return this.#receipt(params[0] as Hex);
      case "eth_getBlockByNumber":
        return this.#block(params[0] === "latest" ? this.block : Number(params[0]));
      default:
        return this.onWallet(method, params);
    }
  }

  #transaction(hash: Hex) {
    const found = this.transactions.get(hash);
    if (found === undefined) return null;
    const { block, nonce, value, ...rest } = found;
    const mined = block === null ? {} : { blockHash: blockHash(block), transactionIndex: "0x0" };
    const number = block === null ? null : numberToHex(block);
    return {
      ...rest,
      ...mined,
      type: "0x2",
      nonce: numberToHex(nonce),
      value: numberToHex(value),
      blockNumber: number,
      gas: "0x5208",
      maxFeePerGas: "0x1",
      maxPriorityFeePerGas: "0x1",
      chainId: "0x7a69",
    };
  }

  #receipt(hash: Hex) {
    const found = this.receipts.get(hash);
    if (found === undefined) return null;
    const { status, block } = found;
    const place = {
      blockNumber: numberToHex(block),
      blockHash: blockHash(block),
      transactionHash: hash,
      transactionIndex: "0x0",
    };
    const logs = found.logs.map((log, index) => ({
      ...log,
      ...place,
      logIndex: numberToHex(index),
      removed: false,
    }));
    return {
      ...place,
      status,
      logs,
      from: ACCOUNT,
      to: ESCROW,
      gasUsed: "0x1",
      cumulativeGasUsed: "0x1",
      effectiveGasPrice: "0x1",
      type: "0x2",
      logsBloom: "0x",
      contractAddress: null,
    };
  }

  #block(number: number) {
    const transactions = [...this.transactions.values()]
      .filter(({ block }) => block === number)
      .map(({ hash }) => this.#transaction(hash));
    return {
      number: numberToHex(number),
      hash: blockHash(number),
      timestamp: numberToHex(1_800_000_000 + number),
      transactions,
    };
  }
}

function blockHash(number: number): Hex {
  return numberToHex(number, { size: 32 });
}
