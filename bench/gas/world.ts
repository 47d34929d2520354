import { demoTokenAbi, escrowAbi, orderId, type Terms } from "@holdfast/sdk";
import {
  type ContractFunctionArgs,
  type ContractFunctionName,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  type PrivateKeyAccount,
  zeroAddress,
} from "viem";
import { FACTORY_CODE, permit2Deployment } from "../../test/kit/permit2.ts";
import { BEGIN, type Chain, type Mined, startChain } from "./chain.ts";
import { cleanAccount, cleanHash, isClean } from "./clean.ts";

export type Asset = "native" | "token";

type Mutability = "nonpayable" | "payable";
type Called = ContractFunctionName<typeof escrowAbi, Mutability>;
type Args<Name extends Called> = ContractFunctionArgs<typeof escrowAbi, Mutability, Name>;
type Person = "deployer" | "client" | "seller" | "arbiter" | "platform" | "stranger";

/** A chain with escrow, token and people on it, and the few verbs that scenarios are made of. */
export type World = {
  chain: Chain;
  escrow: Hex;
  token: Hex;
  /** A stablecoin as the large ones are: EIP-2612, EIP-3009, and a look at its list of blocked accounts. */
  stable: Hex;
  people: Record<Person, PrivateKeyAccount>;
  /** Calls the escrow; `value` in wei. */
  call: <Name extends Called>(by: Person, name: Name, args: Args<Name>, value?: bigint) => Promise<Mined>;
  /** Calls the demo token. */
  onToken: (by: Person, name: "mint" | "approve", to: Hex, amount: bigint) => Promise<Mined>;
};

/** One unit more than nothing is as dear as a fortune; this price has three bytes, none of them zero. */
export const PRICE = 1_000_000n;
const DAY = 86_400;

/** A fresh chain. Nothing is held by anyone yet but the client's tokens, which the escrow may take. */
export async function createWorld(): Promise<World> {
  // The deployer's first contracts: token, escrow, stablecoin.
  const deployer = await cleanAccount("deployer", (from) =>
    [0n, 1n, 2n].every((nonce) => isClean(getContractAddress({ from, nonce }))),
  );
  const people = {
    deployer,
    client: await cleanAccount("client"),
    seller: await cleanAccount("seller"),
    arbiter: await cleanAccount("arbiter"),
    platform: await cleanAccount("platform"),
    stranger: await cleanAccount("stranger"),
  };
  const chain = await startChain(Object.values(people).map(({ address }) => address));
  const token = await chain.deploy("mocks/DemoToken", deployer.address);
  const escrow = await chain.deploy("Escrow", deployer.address);
  const stable = await chain.deploy("mocks/StableToken", deployer.address);
  const permit2 = permit2Deployment();
  await chain.rpc("hardhat_setCode", [permit2.to, FACTORY_CODE]);
  await chain.send({ ...permit2, from: deployer.address });
  const world: World = {
    chain,
    escrow,
    token,
    stable,
    people,
    call: (by, functionName, args, value = 0n) => {
      // viem's parameters can't be proved for a name that is still a type variable; ours are typed above.
      const data = encodeFunctionData({ abi: escrowAbi, functionName, args } as never);
      return chain.send({ from: people[by].address, to: escrow, data, value });
    },
    onToken: (by, functionName, to, amount) => {
      const data = encodeFunctionData({ abi: demoTokenAbi, functionName, args: [to, amount] });
      return chain.send({ from: people[by].address, to: token, data });
    },
  };
  await world.onToken("client", "mint", people.client.address, 10n ** 12n);
  await world.onToken("client", "approve", escrow, 2n ** 256n - 1n);
  return world;
}

/** Everyone holds some already, in wallet and balance, so that nothing that is measured pays for a first slot. */
export async function warm({ people, call, onToken, escrow, token }: World): Promise<void> {
  for (const name of ["client", "seller", "arbiter", "platform"] as const) {
    await onToken(name, "mint", people[name].address, 10n ** 12n);
    await onToken(name, "approve", escrow, 2n ** 256n - 1n);
    await call(name, "deposit", [zeroAddress, 5n], 5n);
    await call(name, "deposit", [token, 5n]);
  }
}

/** Terms with every member present, the windows that the shop offers by itself, and both fees. */
export function termsOf({ people, token }: World, asset: Asset, changes: Partial<Terms> = {}): Terms {
  return {
    client: people.client.address,
    seller: people.seller.address,
    arbiter: people.arbiter.address,
    platform: people.platform.address,
    token: asset === "native" ? zeroAddress : token,
    price: PRICE,
    platformFeeBps: 1_250,
    arbiterFeeBps: 333,
    fallbackSellerBps: 6_000,
    deliveryTime: 7 * DAY,
    revisionTime: 2 * DAY,
    reviewTime: 3 * DAY,
    responseTime: 2 * DAY,
    graceTime: DAY,
    rulingTime: 14 * DAY,
    revisions: 2,
    validUntil: BEGIN + 0x01_01_01,
    content: cleanHash("listing"),
    // 8 bytes, as `randomOrderSalt` makes them.
    salt: BigInt(cleanHash("salt").slice(0, 18)) >> 192n,
    ...changes,
  };
}

export function idOf({ chain, escrow }: World, terms: Terms): Hex {
  return orderId({ terms, chainId: chain.chainId, escrow });
}
