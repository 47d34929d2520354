import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import {
  type Address,
  createPublicClient,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  http,
  parseAbi,
  parseUnits,
  zeroAddress,
} from "viem";
import { foundry } from "viem/chains";
import { publishServices, type SeedConfig, type SeededPackage } from "../../../scripts/seed/market.ts";
import { PEOPLE, type PersonKey } from "../../../scripts/seed/people.ts";
import { SERVICES } from "../../../scripts/seed/services.ts";
import { signIn, type Visitor } from "../../../scripts/seed/visitor.ts";
import type { Config } from "../../../server/src/config/config.ts";
import { demoAccount, demoPrivateKey } from "../../../server/src/config/demo-people.ts";
import { startTestServer, type TestServer } from "../../kit/api.ts";
import { launchBrowser } from "./browser.ts";
import { installWallet, type TestWallet } from "./wallet.ts";

/** The whole product on free ports, with published services and a browser to walk it. */
export interface Site {
  origin: string;
  server: TestServer;
  dollar: Address;
  /** The further tokens, by symbol. */
  tokens: Map<string, Address>;
  browser: Browser;
  /** Packages by `service/tier`, as scripts/seed/services.ts names them. */
  packages: Map<string, SeededPackage>;
  visitor(person: PersonKey): Promise<Visitor>;
  /** Every page opened, for pictures of what a failed test saw. */
  pages: Page[];
  /** Smallest units in the account's own wallet. */
  walletBalance(account: Address, token: Address): Promise<bigint>;
  stop(): Promise<void>;
}

/** A person with a browser of their own. */
export interface Guest {
  page: Page;
  context: BrowserContext;
  /** Addresses the pages asked for that are neither the site's nor the wallet's node. Must stay empty. */
  strangers: string[];
  /** What the pages threw. Must stay empty. */
  faults: string[];
}

export interface SiteOptions {
  /** Keys of scripts/seed/services.ts: which of them are on offer, all when not given. Each takes its half second. */
  services?: readonly string[];
  /** Further tokens the site accepts; the service "packaging" is offered in each under the key of its symbol. */
  tokens?: readonly { contract: string; symbol: string }[];
  /** Settings of the server that differ. */
  settings?: () => Promise<Partial<Config>>;
}

type MoreToken = { address: Address; symbol: string; name: string; decimals: number; stable: boolean };

export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const { tokens: wanted = [], services: keys } = options;
  const dollarOf = { address: zeroAddress as Address };
  const more: MoreToken[] = [];
  const server = await startTestServer(
    {
      arbiter: demoAccount(PEOPLE.tomas.index).address,
      platform: demoAccount(PEOPLE.desk.index).address,
      ...(await options.settings?.()),
    },
    async (chain) => {
      dollarOf.address = await chain.deploy("DemoToken");
      for (const { contract, symbol } of wanted) {
        const address = await chain.deploy(contract);
        more.push({ address, symbol, name: contract, decimals: 6, stable: true });
      }
      return {
        tokens: [
          { address: zeroAddress, symbol: "ETH", name: "Ether", decimals: 18, stable: false },
          { address: dollarOf.address, symbol: "dUSD", name: "Demo Dollar", decimals: 6, stable: true },
          ...more,
        ],
      };
    },
  );
  const { origin } = server;
  const visitors = new Map<PersonKey, Promise<Visitor>>();
  const visitor = (person: PersonKey) => {
    const known = visitors.get(person) ?? arrive(person);
    visitors.set(person, known);
    return known;
  };
  async function arrive(person: PersonKey): Promise<Visitor> {
    const { index, name, bio } = PEOPLE[person];
    const arrived = await signIn({ origin, chainId: server.chain.chainId, account: demoAccount(index) });
    await arrived.call("PATCH", "/api/me", { name, bio });
    return arrived;
  }
  const config = (await (await fetch(`${origin}/api/config`)).json()) as SeedConfig;
  await Promise.all((["ines", "mara", "tomas"] as const).map(visitor));
  const services = keys ? SERVICES.filter(({ key }) => keys.includes(key)) : SERVICES;
  const packages = await publishServices({ config, visitor, services, onProgress: () => {} });
  for (const token of more) {
    const there = await publishServices({
      config: { ...config, tokens: [token] },
      services: SERVICES.filter(({ key }) => key === "packaging").map((service) => ({
        ...service,
        key: token.symbol,
        title: `${service.title}, paid in ${token.symbol}`,
      })),
      visitor,
      onProgress: () => {},
    });
    for (const [key, one] of there) packages.set(key, one);
  }
  const node = createPublicClient({ chain: foundry, transport: http(server.chain.url) });
  const browser = await launchBrowser();
  return {
    origin,
    server,
    dollar: dollarOf.address,
    tokens: new Map(more.map(({ symbol, address }) => [symbol, address])),
    browser,
    packages,
    visitor,
    pages: [],
    walletBalance: (account, token) =>
      token === zeroAddress
        ? node.getBalance({ address: account })
        : node.readContract({ address: token, abi: erc20Abi, functionName: "balanceOf", args: [account] }),
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}

/** Saves what every open page shows, to `test-results/`. */
export async function takePictures(site: Site, name: string): Promise<void> {
  const folder = join(import.meta.dirname, "../../../test-results");
  const file = name.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 60);
  for (const [index, page] of site.pages.entries()) {
    if (!page.isClosed())
      await page.screenshot({ path: join(folder, `${file}-${index}.png`), fullPage: true });
  }
}

/** Gives an account demo dollars, or another token of six decimals, in whole ones. */
export async function giveDollars(
  site: Site,
  to: Address,
  dollars: string,
  token: Address = site.dollar,
): Promise<void> {
  const [from] = site.server.chain.accounts;
  if (!from) throw new Error("The chain has no accounts.");
  await site.server.chain.send({
    from,
    to: token,
    data: encodeFunctionData({
      abi: parseAbi(["function mint(address to, uint256 amount)"]),
      functionName: "mint",
      args: [to, parseUnits(dollars, 6)],
    }),
  });
}

/** `by`: everything goes by way of this address, so that a test can cut it. */
export type GuestOptions = { phone?: boolean; dark?: boolean; by?: string };

/** Opens a browser of one person's own, without a wallet unless one is installed. */
export async function openGuest(site: Site, options: GuestOptions = {}): Promise<Guest> {
  const context = await site.browser.newContext({
    viewport: options.phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    colorScheme: options.dark ? "dark" : "light",
    reducedMotion: "reduce",
    acceptDownloads: true,
    ...(options.by && { proxy: { server: options.by } }),
  });
  context.setDefaultTimeout(30_000);
  const strangers: string[] = [];
  const faults: string[] = [];
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && hostname !== "localhost" && hostname !== "127.0.0.1")
      strangers.push(request.url());
  });
  const page = await context.newPage();
  site.pages.push(page);
  page.on("pageerror", (error) => faults.push(String(error.stack ?? error)));
  return { page, context, strangers, faults };
}

/**
 * A person with an injected wallet (EIP-6963) that holds one of the local chain's keys; with a `delegate` it makes
 * several calls as one.
 */
export async function openGuestWithWallet(
  site: Site,
  person: PersonKey,
  options: GuestOptions & { delegate?: Address } = {},
): Promise<Guest & { wallet: TestWallet }> {
  const guest = await openGuest(site, options);
  const privateKey: Hex = demoPrivateKey(PEOPLE[person].index);
  const wallet = await installWallet(guest.context, {
    privateKey,
    chain: foundry,
    rpcUrl: site.server.chain.url,
    name: "Test Wallet",
    ...(options.delegate && { delegate: options.delegate }),
  });
  return { ...guest, wallet };
}
