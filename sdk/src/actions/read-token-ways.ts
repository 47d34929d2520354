import { keccak256, parseAbi, type TypedDataDomain, toBytes, zeroAddress, zeroHash } from "viem";
import { askContract } from "./ask-contract.ts";
import type { ChainClient } from "./client.ts";
import { readTokenDomain } from "./read-token-domain.ts";

/** How a token takes a signature in place of an approval: the domain to sign in, null where it can't be used. */
export type TokenWays = {
  /** EIP-2612. */
  permit: TypedDataDomain | null;
  /** EIP-3009 `receiveWithAuthorization`. */
  receive: TypedDataDomain | null;
};

const ABI = parseAbi([
  "function nonces(address owner) view returns (uint256)",
  "function PERMIT_TYPEHASH() view returns (bytes32)",
  "function RECEIVE_WITH_AUTHORIZATION_TYPEHASH() view returns (bytes32)",
  "function authorizationState(address authorizer, bytes32 nonce) view returns (bool)",
]);

const PERMIT = typehash("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
const RECEIVE = typehash(
  "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)",
);

/**
 * What a token says of itself on the chain, and nobody else of it (FEATURES ORD-2). A way is there only when its
 * domain is proved: EIP-2612 by `nonces`, EIP-3009 by `authorizationState`, and both by their typehash where the token
 * tells one (DAI's `permit` is another). Does not change for a token: worth keeping.
 * @throws HoldfastError rpc_unreachable
 */
export async function readTokenWays(
  client: ChainClient,
  params: { token: `0x${string}` },
): Promise<TokenWays> {
  const at = { address: params.token, abi: ABI } as const;
  const domain = await readTokenDomain(client, params);
  if (domain === null) return { permit: null, receive: null };
  const [nonce, permit, receive, used] = await Promise.all([
    askContract(client, { ...at, functionName: "nonces", args: [zeroAddress] }),
    askContract(client, { ...at, functionName: "PERMIT_TYPEHASH" }),
    askContract(client, { ...at, functionName: "RECEIVE_WITH_AUTHORIZATION_TYPEHASH" }),
    askContract(client, { ...at, functionName: "authorizationState", args: [zeroAddress, zeroHash] }),
  ]);
  return {
    permit: nonce !== undefined && (permit ?? PERMIT) === PERMIT ? domain : null,
    receive: used === false && (receive ?? RECEIVE) === RECEIVE ? domain : null,
  };
}

function typehash(type: string): `0x${string}` {
  return keccak256(toBytes(type));
}
