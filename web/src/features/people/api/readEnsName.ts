import type { Address, Chain, Client, Transport } from "viem";
import { holesky, mainnet, sepolia } from "viem/chains";
import { getEnsName, normalize } from "viem/ens";

/** Where ENS itself is; other chains' registries of the same kind name other things. */
const WITH_ENS: readonly Chain[] = [mainnet, sepolia, holesky];

/**
 * The ENS name that an address calls itself by, if the name leads back to the address; the resolver contract checks
 * both. Null without one, for a name that is not written as ENS writes names (ENSIP-15: it could look like another),
 * and for one that only a server outside of the chain could tell, which no page of ours asks.
 */
export async function readEnsName(
  client: Client<Transport, Chain>,
  address: Address,
): Promise<string | null> {
  const resolver = WITH_ENS.find(({ id }) => id === client.chain.id)?.contracts?.ensUniversalResolver;
  if (!resolver || !("address" in resolver)) return null;
  try {
    const name = await getEnsName(client, { address, universalResolverAddress: resolver.address });
    return name !== null && normalize(name) === name ? name : null;
  } catch {
    // A nicety: the profile stands without it.
    return null;
  }
}
