import { amendTypedData, RequestKind, rulingTypedData, splitRuling, type Terms } from "@holdfast/sdk";
import { type Hex, zeroAddress, zeroHash } from "viem";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import type { SeedCall, SeedChain } from "./chain.ts";
import type { SeedConfig, SeededPackage } from "./market.ts";
import { PEOPLE, type PersonKey } from "./people.ts";
import { picture } from "./pictures.ts";
import type { OrderSeed, Step } from "./steps.ts";
import { until, untilKnown } from "./until.ts";
import type { Visitor } from "./visitor.ts";

const HOUR = 3600;

/** An order of history.ts with the terms it is placed under. */
export interface Running {
  seed: OrderSeed;
  package: SeededPackage;
  terms: Terms;
  id: Hex;
}

export interface Scene {
  config: SeedConfig;
  chain: SeedChain;
  /** Unix seconds that the steps' hours are counted from. */
  now: number;
  visitor: (person: PersonKey) => Promise<Visitor>;
}

/** How a price is paid: what the platform balance gives, in the token's smallest unit, and the coin sent along in wei. */
export function payment(terms: Terms, { ofBalance = 0 }: Step & { do: "place" }) {
  const fromBalance = (terms.price * BigInt(ofBalance)) / 100n;
  return { fromBalance, value: terms.token === zeroAddress ? terms.price - fromBalance : 0n };
}

/** What a step is as a contract call; none for what stays off the chain. */
export async function toCall(
  { config, now, chain, visitor }: Scene,
  order: Running,
  step: Step,
): Promise<SeedCall | undefined> {
  const { terms, id, seed } = order;
  const seller = order.package.service.seller;
  const who = (role: "client" | "seller") => (role === "client" ? seed.client : seller);
  const write = async (person: PersonKey, kind: string, text: string, pictures = 0): Promise<Hex> => {
    const author = await visitor(person);
    if (step.do !== "place") await untilKnown(author, id);
    const fileIds: string[] = [];
    for (let at = 1; at <= pictures; at++) {
      fileIds.push(await author.upload(`${kind}-${at}.png`, await picture(`${id}${step.hours}${at}`)));
    }
    const document = { kind, order: id, text, fileIds };
    return (await author.call<{ hash: Hex }>("POST", "/api/documents", document)).hash;
  };
  const round = () => chain.round(id);

  switch (step.do) {
    case "place": {
      const requirements = step.requirements
        ? await write(seed.client, "requirements", step.requirements)
        : zeroHash;
      const { fromBalance, value } = payment(terms, step);
      const funding = { fromBalance, keepRefunds: step.keepRefunds ?? false, authorization: "0x" };
      const signature = step.withoutOffer ? "0x" : order.package.signature;
      return {
        by: seed.client,
        functionName: "place",
        args: [terms, signature, funding, requirements],
        value,
      };
    }
    case "start":
      return {
        by: seed.client,
        functionName: "start",
        args: [terms, await write(seed.client, "requirements", step.text)],
      };
    case "cancel":
      return {
        by: who(step.by),
        functionName: "cancel",
        args: [terms, await write(who(step.by), "reason", step.text)],
      };
    case "draft":
      await write(seller, "draft", step.text, step.pictures);
      return undefined;
    case "deliver":
      return {
        by: seller,
        functionName: "deliver",
        args: [terms, await round(), await write(seller, "delivery", step.text, step.pictures)],
      };
    case "say": {
      const writer = await visitor(who(step.by));
      await untilKnown(writer, id);
      const room = `/api/orders/${id}/messages`;
      const { number } = await writer.call<{ number: number }>("POST", room, {
        text: step.text,
        key: crypto.randomUUID(),
      });
      const other = await visitor(who(step.by === "client" ? "seller" : "client"));
      if (step.read) await other.call("POST", `${room}/read`, { number });
      return undefined;
    }
    case "ask for help": {
      const asker = await visitor(who(step.by));
      await untilKnown(asker, id);
      await asker.call("POST", `/api/orders/${id}/help`, { text: step.text });
      return undefined;
    }
    case "propose extra work": {
      const amend = {
        order: id,
        round: await round(),
        amount: (terms.price * BigInt(step.share)) / 100n,
        due: Math.floor(Date.now() / 1000) + terms.deliveryTime + step.days * 24 * HOUR,
        validUntil: Math.floor(Date.now() / 1000) + 47 * HOUR,
        content: await write(seller, "request", step.text),
      };
      const { chainId, escrow } = config;
      const signature = await demoAccount(PEOPLE[seller].index).signTypedData(
        amendTypedData({ chainId, escrow, amend }),
      );
      const { order, amount, ...rest } = amend;
      const proposal = { kind: "amendment", ...rest, amount: String(amount), signature };
      await (await visitor(seller)).call("POST", `/api/orders/${order}/proposals`, proposal);
      return undefined;
    }
    case "approve":
      return { by: seed.client, functionName: "approve", args: [terms] };
    case "revise": {
      const due = Math.round(now + step.hours * HOUR) + step.days * 24 * HOUR;
      return {
        by: seed.client,
        functionName: "requestRevision",
        args: [terms, await write(seed.client, "revision", step.text), due],
      };
    }
    case "request":
      return {
        by: who(step.by),
        functionName: "request",
        args: [terms, RequestKind[step.kind], await write(who(step.by), "request", step.text)],
      };
    case "answer":
      return {
        by: who(step.by),
        functionName: "answer",
        args: [terms, await round(), step.accepted, await write(who(step.by), "response", step.text)],
      };
    case "dispute":
      return {
        by: who(step.by),
        functionName: "dispute",
        args: [terms, await write(who(step.by), "statement", step.text)],
      };
    case "evidence":
      return {
        by: who(step.by),
        functionName: "evidence",
        args: [terms, await write(who(step.by), "evidence", step.text)],
      };
    case "rule": {
      // An arbiter may write once the dispute is known, not the order alone.
      const arbiter = await visitor("tomas");
      await untilKnown(arbiter, id);
      const seen = () => arbiter.call<{ status: string }>("GET", `/api/orders/${id}`);
      await until(async () => (await seen()).status === "disputed", `The server sees no dispute in ${id}.`);
      const content = await write("tomas", "ruling", step.text);
      const { arbiterFee } = splitRuling({ terms, remaining: terms.price, sellerAmount: 0n });
      const sellerAmount = ((terms.price - arbiterFee) * BigInt(step.sellerShare)) / 100n;
      const signature = await demoAccount(PEOPLE.tomas.index).signTypedData(
        rulingTypedData({
          chainId: config.chainId,
          escrow: config.escrow,
          ruling: { order: id, sellerAmount, content },
        }),
      );
      return { by: seed.client, functionName: "rule", args: [terms, sellerAmount, content, signature] };
    }
  }
}
