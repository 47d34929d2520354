import { domainSeparator, type Hex, parseAbi, type TypedDataDomain } from "viem";
import { getChainId } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { askContract } from "./ask-contract.ts";
import type { ChainClient } from "./client.ts";

const ABI = parseAbi([
  "function DOMAIN_SEPARATOR() view returns (bytes32)",
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
  "function name() view returns (string)",
  "function version() view returns (string)",
]);

/**
 * The EIP-712 domain in which a token checks signatures: what it says of itself (EIP-5267), else its name with the
 * versions in use; the one that reproduces its `DOMAIN_SEPARATOR`. Only this chain and this token count: a token that
 * names another contract would have people sign for that one's money.
 * @returns null when none does. A signature would be asked for nothing then.
 * @throws HoldfastError rpc_unreachable
 */
export async function readTokenDomain(
  client: ChainClient,
  params: { token: `0x${string}` },
): Promise<TypedDataDomain | null> {
  const { token } = params;
  const ask = <Name extends "DOMAIN_SEPARATOR" | "eip712Domain" | "name" | "version">(functionName: Name) =>
    askContract(client, { address: token, abi: ABI, functionName });
  const [chainId, separator, told, name, version] = await Promise.all([
    getChainId(client.publicClient).catch((error) => {
      throw explainError(error);
    }),
    ask("DOMAIN_SEPARATOR"),
    ask("eip712Domain"),
    ask("name"),
    ask("version"),
  ]);
  if (separator === undefined) return null;
  const here = { chainId, verifyingContract: token };
  const candidates = [
    ...(told === undefined ? [] : [toldDomain(told as Told, here)]),
    ...(name === undefined ? [] : namedDomains(name as string, version as string | undefined, here)),
  ];
  return candidates.find((domain) => domainSeparator({ domain }) === separator) ?? null;
}

type Here = { chainId: number; verifyingContract: `0x${string}` };
type Told = readonly [fields: Hex, name: string, version: string, bigint, Hex, salt: Hex, readonly bigint[]];

/** EIP-5267's bits, but with our own chain and the token itself whatever it says. */
function toldDomain([fields, name, version, , , salt]: Told, here: Here): TypedDataDomain {
  const has = (bit: number) => (Number(fields) & bit) !== 0;
  return {
    ...(has(1) && { name }),
    ...(has(2) && { version }),
    ...(has(4) && { chainId: here.chainId }),
    ...(has(8) && { verifyingContract: here.verifyingContract }),
    ...(has(16) && { salt }),
  };
}

function namedDomains(name: string, version: string | undefined, here: Here): TypedDataDomain[] {
  const versions = [...new Set([version ?? "1", "1", "2"])];
  return [...versions.map((one) => ({ name, version: one, ...here })), { name, ...here }];
}
