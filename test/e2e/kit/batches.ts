import {
  type Account,
  type Chain,
  type Client,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  hexToBigInt,
  parseAbi,
  parseAbiParameters,
  type Transport,
  toHex,
} from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import {
  getTransactionReceipt,
  prepareAuthorization,
  sendTransaction,
  signAuthorization,
} from "viem/actions";

const ABI = parseAbi(["function execute(bytes32 mode, bytes executionData) payable"]);
/** ERC-7821: a batch that happens wholly or not at all. */
const ATOMIC_BATCH: Hex = `0x01${"0".repeat(62)}`;

type Batch = { calls: { to: Hex; data?: Hex; value?: Hex }[]; atomicRequired: boolean };
type Wallet = {
  signer: Client<Transport, Chain, PrivateKeyAccount>;
  node: Client<Transport, Chain, Account | undefined>;
  chainId: number;
  /** The code that the account delegates to: contracts/mocks/BatchAccount.sol, deployed. */
  delegate: Hex;
};

/** EIP-5792 as wallets do it: the account delegates to code (EIP-7702) and calls itself with all the calls. */
export function batchesOf({ signer, node, chainId, delegate }: Wallet) {
  const sent = new Map<string, Hex>();

  async function send({ calls }: Batch): Promise<{ id: string }> {
    const prepared = await prepareAuthorization(signer, { contractAddress: delegate, executor: "self" });
    const authorization = await signAuthorization(signer, prepared);
    const list = calls.map(({ to, data = "0x", value = "0x0" }) => ({ to, value: hexToBigInt(value), data }));
    const execution = encodeAbiParameters(parseAbiParameters("(address to, uint256 value, bytes data)[]"), [
      list,
    ]);
    const hash = await sendTransaction(signer, {
      to: signer.account.address,
      authorizationList: [authorization],
      data: encodeFunctionData({ abi: ABI, functionName: "execute", args: [ATOMIC_BATCH, execution] }),
    });
    const id = `batch-${sent.size + 1}`;
    sent.set(id, hash);
    return { id };
  }

  async function status(id: string) {
    const hash = sent.get(id);
    if (!hash) throw Object.assign(new Error("No such batch."), { code: 5730 });
    const about = { version: "2.0.0", id, chainId: toHex(chainId), atomic: true };
    const receipt = await getTransactionReceipt(node, { hash }).catch(() => null);
    if (!receipt) return { ...about, status: 100 };
    const { logs, status: outcome, blockHash, blockNumber, gasUsed } = receipt;
    const done = {
      logs: logs.map(({ address, data, topics }) => ({ address, data, topics })),
      status: outcome === "success" ? "0x1" : "0x0",
      blockHash,
      blockNumber: toHex(blockNumber),
      gasUsed: toHex(gasUsed),
      transactionHash: hash,
    };
    return { ...about, status: outcome === "success" ? 200 : 500, receipts: [done] };
  }

  return async (method: string, params: unknown[]): Promise<unknown> => {
    if (method === "wallet_getCapabilities") return { [toHex(chainId)]: { atomic: { status: "supported" } } };
    return method === "wallet_sendCalls" ? send(params[0] as Batch) : status(params[0] as string);
  };
}
