import { offerTypedData, type Terms, type TermsJson, termsFromJson } from "@holdfast/sdk";
import { parseUnits } from "viem";
import { signTypedData } from "viem/accounts";
import { demoPrivateKey } from "../../server/src/config/demo-people.ts";
import { PEOPLE, type PersonKey } from "./people.ts";
import { picture } from "./pictures.ts";
import type { ServiceSeed } from "./services/service-seed.ts";
import { SERVICES } from "./services.ts";
import type { Visitor } from "./visitor.ts";

const DAY = 86_400;

export interface SeedConfig {
  chainId: number;
  escrow: `0x${string}`;
  tokens: { address: `0x${string}`; symbol: string; decimals: number }[];
}

/** A signed package that an order can be placed from. */
export interface SeededPackage {
  service: ServiceSeed;
  serviceId: string;
  terms: Terms;
  epoch: bigint;
  signature: `0x${string}`;
}

interface PackageAnswer {
  tier: number;
  toSign: { terms: TermsJson; epoch: string } | null;
}

/** Publishes every service of services.ts the way a seller does: draft, cover, one signed offer a package, publish. */
export async function publishServices(input: {
  config: SeedConfig;
  visitor: (person: PersonKey) => Promise<Visitor>;
  /** All of services.ts when not given. */
  services?: readonly ServiceSeed[];
  onProgress: (done: number, total: number) => void;
}): Promise<Map<string, SeededPackage>> {
  const { config, visitor, services = SERVICES, onProgress } = input;
  const packages = new Map<string, SeededPackage>();
  for (const [index, service] of services.entries()) {
    const seller = await visitor(service.seller);
    const fileId = await seller.upload(`${service.key}.png`, await picture(service.title));
    const draft = await seller.call<{ id: string; packages: PackageAnswer[] }>("POST", "/api/services", {
      title: service.title,
      description: service.description,
      category: service.category,
      tags: service.tags,
      images: [{ fileId, crop: null, alt: `Coloured shapes, drawn for “${service.title}”` }],
      questions: service.questions.map((question, at) => ({ id: `q${at + 1}`, choices: [], ...question })),
      packages: service.packages.map(({ days, token, price, ...rest }) => {
        const paidIn = tokenOf(config, token);
        return {
          ...rest,
          token: paidIn.address,
          price: parseUnits(price, paidIn.decimals).toString(),
          deliveryTime: days * DAY,
        };
      }),
    });
    for (const { tier, toSign } of draft.packages) {
      if (!toSign) throw new Error(`The server gave no terms to sign for ${service.key}, package ${tier}.`);
      const terms = termsFromJson(toSign.terms);
      const epoch = BigInt(toSign.epoch);
      const signature = await signTypedData({
        ...offerTypedData({ chainId: config.chainId, escrow: config.escrow, terms, epoch }),
        privateKey: demoPrivateKey(PEOPLE[service.seller].index),
      });
      await seller.call("PUT", `/api/services/${draft.id}/packages/${tier}/offer`, {
        terms: toSign.terms,
        epoch: toSign.epoch,
        signature,
      });
      packages.set(`${service.key}/${tier}`, { service, serviceId: draft.id, terms, epoch, signature });
    }
    await seller.call("POST", `/api/services/${draft.id}/publish`);
    onProgress(index + 1, services.length);
  }
  return packages;
}

export function tokenOf(config: Pick<SeedConfig, "tokens">, token: "coin" | "dollar") {
  const found = config.tokens.find(({ address }) => (BigInt(address) === 0n) === (token === "coin"));
  if (!found) throw new Error(`The server lists no ${token} to pay with.`);
  return found;
}
