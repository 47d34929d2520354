import {
  type Address,
  type Hex,
  hashMessage,
  isAddressEqual,
  type PublicClient,
  parseAbi,
  recoverAddress,
} from "viem";
import { verifyMessage } from "viem/actions";

const erc1271Abi = parseAbi([
  "function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)",
]);
const MAGIC = "0x1626ba7e";
/** Half of secp256k1's order: a higher s is another writing of the same signature, which the contract refuses. */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/**
 * Whether the escrow would take the signature (contracts/libraries/Signatures.sol): the key's own first, for an
 * EIP-7702 account has code and still signs with its key; then the contract's word (ERC-1271).
 */
export async function verifyDigest(
  client: PublicClient,
  { signer, digest, signature }: { signer: Address; digest: Hex; signature: Hex },
): Promise<boolean> {
  if (await isKeySignature({ signer, digest, signature })) return true;
  const code = await client.getCode({ address: signer });
  if (code === undefined || code === "0x") return false;
  try {
    const said = await client.readContract({
      address: signer,
      abi: erc1271Abi,
      functionName: "isValidSignature",
      args: [digest, signature],
    });
    return said === MAGIC;
  } catch {
    // A contract that reverts or answers nonsense did not sign. Whether the node answers at all, getCode showed.
    return false;
  }
}

/**
 * Whether an account signed a text (EIP-191); contracts by ERC-1271, not yet deployed ones by ERC-6492.
 * @throws when the node has to be asked and does not answer, as `verifyDigest` does.
 */
export async function verifyText(
  client: PublicClient,
  { signer, message, signature }: { signer: Address; message: string; signature: Hex },
): Promise<boolean> {
  if (await isKeySignature({ signer, digest: hashMessage(message), signature })) return true;
  // viem takes a node that does not answer for a signature that is wrong: this tells them apart.
  await client.getChainId();
  return verifyMessage(client, { address: signer, message, signature });
}

async function isKeySignature(input: { signer: Address; digest: Hex; signature: Hex }): Promise<boolean> {
  const { signer, digest, signature } = input;
  if (!/^0x[0-9a-f]{128}(1b|1c)$/i.test(signature)) return false;
  if (BigInt(`0x${signature.slice(66, 130)}`) > HALF_ORDER) return false;
  try {
    return isAddressEqual(await recoverAddress({ hash: digest, signature }), signer);
  } catch {
    return false;
  }
}
