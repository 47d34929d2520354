import {
  type Chain,
  createPublicClient,
  type EIP1193RequestFn,
  getAddress,
  type Hex,
  http,
  isAddressEqual,
  numberToHex,
  type PublicRpcSchema,
  type RpcTransactionRequest,
  SwitchChainError,
  UnauthorizedProviderError,
  UnsupportedProviderMethodError,
  type WalletRpcSchema,
} from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";

/** What a wallet extension puts on the page (EIP-1193), without events: a demo person has one account and one chain. */
export type DemoProvider = { request: EIP1193RequestFn<[...PublicRpcSchema, ...WalletRpcSchema]> };

type TransactionParams = Partial<
  Record<
    "from" | "to" | "data" | "input" | "value" | "gas" | "nonce" | "maxFeePerGas" | "maxPriorityFeePerGas",
    Hex
  >
>;

/**
 * A real wallet with a known key: signs by itself and sends signed transactions through the chain's RPC. Only for the
 * local demo chain, whose money is worth nothing (FEATURES WAL-2).
 */
export function createDemoProvider(input: { chain: Chain; privateKey: Hex }): DemoProvider {
  const { chain } = input;
  const account = privateKeyToAccount(input.privateKey);
  const client = createPublicClient({ chain, transport: http(), cacheTime: 0 });

  async function request({ method, params = [] }: { method: string; params?: unknown }): Promise<unknown> {
    const given = params as readonly unknown[];
    switch (method) {
      case "eth_accounts":
      case "eth_requestAccounts":
        return [account.address];
      case "eth_chainId":
        return numberToHex(chain.id);
      case "net_version":
        return String(chain.id);
      case "wallet_requestPermissions":
      case "wallet_getPermissions":
        return [{ parentCapability: "eth_accounts", caveats: [] }];
      case "wallet_revokePermissions":
        return null;
      case "wallet_switchEthereumChain":
      case "wallet_addEthereumChain":
        return stayOn(chain, given[0] as { chainId: Hex });
      case "personal_sign":
        onlyOwn(account, given[1] as Hex);
        return account.signMessage({ message: { raw: given[0] as Hex } });
      case "eth_signTypedData_v4":
        onlyOwn(account, given[0] as Hex);
        return account.signTypedData(readTypedData(given[1]));
      case "eth_sendTransaction":
        return send(given[0] as TransactionParams);
      default:
        if (method.startsWith("wallet_"))
          throw new UnsupportedProviderMethodError(new Error(method), { method });
        return client.request({ method, params } as Parameters<typeof client.request>[0]);
    }
  }

  async function send(wish: TransactionParams): Promise<Hex> {
    if (wish.from !== undefined) onlyOwn(account, wish.from);
    const { to, value = "0x0", data = wish.input } = wish;
    const [nonce, estimated, fees] = await Promise.all([
      wish.nonce === undefined
        ? client.getTransactionCount({ address: account.address, blockTag: "pending" })
        : Number(wish.nonce),
      wish.gas === undefined ? estimate({ from: account.address, to, data, value }) : BigInt(wish.gas),
      client.estimateFeesPerGas(),
    ]);
    const serializedTransaction = await account.signTransaction({
      type: "eip1559",
      chainId: chain.id,
      to,
      data,
      value: BigInt(value),
      nonce,
      // The order may move on a little until it is mined.
      gas: (estimated * 6n) / 5n,
      maxFeePerGas: wish.maxFeePerGas === undefined ? fees.maxFeePerGas : BigInt(wish.maxFeePerGas),
      maxPriorityFeePerGas:
        wish.maxPriorityFeePerGas === undefined
          ? fees.maxPriorityFeePerGas
          : BigInt(wish.maxPriorityFeePerGas),
    });
    return client.sendRawTransaction({ serializedTransaction });
  }

  /** Asked directly: viem's own estimate first tries methods that a plain node does not pass on. */
  async function estimate(
    call: Pick<RpcTransactionRequest, "from" | "to" | "data" | "value">,
  ): Promise<bigint> {
    return BigInt(await client.request({ method: "eth_estimateGas", params: [call] }));
  }

  return { request: request as DemoProvider["request"] };
}

function stayOn(chain: Chain, wanted: { chainId: Hex }): null {
  if (Number(wanted.chainId) !== chain.id) {
    throw new SwitchChainError(new Error("A demo wallet knows one chain only."));
  }
  return null;
}

function onlyOwn(account: PrivateKeyAccount, asked: Hex): void {
  if (!isAddressEqual(getAddress(asked), account.address))
    throw new UnauthorizedProviderError(new Error(asked));
}

/** `eth_signTypedData_v4` carries JSON with the domain's own type in it, which viem works out by itself. */
function readTypedData(given: unknown): Parameters<PrivateKeyAccount["signTypedData"]>[0] {
  const data = typeof given === "string" ? JSON.parse(given) : given;
  const { EIP712Domain: _domain, ...types } = data.types;
  return { ...data, types };
}
