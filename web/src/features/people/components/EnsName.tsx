import { useQuery } from "@tanstack/react-query";
import { getAddress } from "viem";
import { publicClientOf } from "../../../shared/chain/publicClient.ts";
import { useConfig } from "../../../shared/lib/config.ts";
import { readEnsName } from "../api/readEnsName.ts";
import { texts } from "../texts.ts";

/** The person's ENS name, where the site's chain has ENS and the name leads back to the address. */
export default function EnsName({ address }: { readonly address: string }) {
  const config = useConfig();
  const { data } = useQuery({
    queryKey: ["people", address, "ens"],
    queryFn: () => (config ? readEnsName(publicClientOf(config), getAddress(address)) : null),
    enabled: config !== undefined,
    staleTime: 3_600_000,
  });
  return data ? (
    <bdi title={texts.ens} className="break-words">
      {data}
    </bdi>
  ) : null;
}
