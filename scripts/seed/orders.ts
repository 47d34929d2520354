import {
  amendTypedData,
  escrowAbi,
  orderId,
  RequestKind,
  rulingTypedData,
  splitRuling,
  type Terms,
} from "@holdfast/sdk";
import {
  createPublicClient,
  createWalletClient,
  erc20Abi,
  type Hex,
  http,
  keccak256,
  maxUint256,
  parseUnits,
  toHex,
  zeroAddress,
  zeroHash,
} from "viem";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import type { EndedOrder } from "./around.ts";
import { ORDERS, type OrderSeed, type Step } from "./history.ts";
import type { SeedConfig, SeededPackage } from "./market.ts";
import { PEOPLE, type PersonKey } from "./people.ts";
import { picture } from "./pictures.ts";
import type { Visitor } from "./visitor.ts";

const HOUR = 3600;

interface Running {
  seed: OrderSeed;
  package: SeededPackage;
  terms: Terms;
  id: Hex;
}

interface Scene {
  config: SeedConfig;
  rpcUrl: string;
  /** Unix seconds that the steps' hours are counted from. */
  now: number;
  packages: Map<string, SeededPackage>;
  visitor: (person: PersonKey) => Promise<Visitor>;
  onProgress: (done: number, total: number) => void;
}

/**
 * Plays history.ts on the chain, oldest step first, each at its own time. Only a chain that lets its clock be set can
 * do this; the clock ends at `now`. Answers the orders that were paid out.
 */
export async function playOrders(scene: Scene): Promise<EndedOrder[]> {
  const { config, rpcUrl, now } = scene;
  const node = createPublicClient({ transport: http(rpcUrl), pollingInterval: 50 });

  const rpc = (method: string, params: unknown[]) =>
    (node.request as (request: { method: string; params: unknown[] }) => Promise<unknown>)({
      method,
      params,
    });

  async function send(person: PersonKey, request: { functionName: string; args: unknown[]; value?: bigint }) {
    const account = demoAccount(PEOPLE[person].index);
    const wallet = createWalletClient({ account, transport: http(rpcUrl) });
    const call = { address: config.escrow, abi: escrowAbi, chain: null, ...request } as unknown;
    const hash = await wallet.writeContract(call as Parameters<typeof wallet.writeContract>[0]);
    const receipt = await node.waitForTransactionReceipt({ hash });
    if (receipt.status !== "success") throw new Error(`${request.functionName} by ${person} was refused.`);
  }

  for (const token of config.tokens.filter(({ address }) => address !== zeroAddress)) {
    for (const person of ["ines", "oskar", "priya", "daniel"] as const) {
      const account = demoAccount(PEOPLE[person].index);
      const wallet = createWalletClient({ account, transport: http(rpcUrl) });
      const mint = [
        {
          type: "function",
          name: "mint",
          stateMutability: "nonpayable",
          inputs: [
            { name: "to", type: "address" },
            { name: "amount", type: "uint256" },
          ],
          outputs: [],
        },
      ] as const;
      const minted = await wallet.writeContract({
        address: token.address,
        abi: mint,
        functionName: "mint",
        args: [account.address, parseUnits("25000", token.decimals)],
        chain: null,
      });
      await node.waitForTransactionReceipt({ hash: minted });
      // Ines starts without an allowance, so that a newcomer sees both steps of a token payment.
      const allowance = person === "ines" ? pricesPaidBy(scene, "ines", token.address) : maxUint256;
      const approved = await wallet.writeContract({
        address: token.address,
        abi: erc20Abi,
        functionName: "approve",
        args: [config.escrow, allowance],
        chain: null,
      });
      await node.waitForTransactionReceipt({ hash: approved });
    }
  }

  const running = ORDERS.map((seed, index) => prepare(scene, seed, index));
  const steps = running
    .flatMap((order) => order.seed.steps.map((step) => ({ order, step })))
    .sort((one, other) => one.step.hours - other.step.hours);
  const arrive = async () => {
    await rpc("evm_setNextBlockTimestamp", [Math.max(now, Math.floor(Date.now() / 1000))]);
    await rpc("evm_mine", []);
    // The server judges by the time of the block it knows.
    const head = await node.getBlockNumber({ cacheTime: 0 });
    const anyone = await scene.visitor("desk");
    await until(async () => {
      const { indexed } = await anyone.call<{ indexed: number }>("GET", "/api/health");
      return BigInt(indexed) >= head;
    }, "The server does not see the chain's newest block.");
  };
  let arrived = false;
  for (const [index, { order, step }] of steps.entries()) {
    if (step.hours === 0 && !arrived) await arrive();
    arrived = step.hours === 0;
    const request = await toCall(scene, order, step);
    if (request) {
      await rpc("evm_setNextBlockTimestamp", [Math.round(now + step.hours * HOUR)]);
      await send(request.by, request);
    }
    scene.onProgress(index + 1, steps.length);
  }
  if (!arrived) await arrive();
  return running
    .filter(({ seed }) => seed.steps.some((step) => step.do === "approve" || step.do === "rule"))
    .map(({ id, seed, package: { service } }) => ({ id, client: seed.client, seller: service.seller }));

  /** What a step is as a contract call; none for what stays off the chain. */
  async function toCall(
    { visitor }: Scene,
    order: Running,
    step: Step,
  ): Promise<{ by: PersonKey; functionName: string; args: unknown[]; value?: bigint } | undefined> {
    const { terms, id, seed } = order;
    const seller = order.package.service.seller;
    const who = (role: "client" | "seller") => (role === "client" ? seed.client : seller);
    const write = async (person: PersonKey, kind: string, text: string, pictures = 0): Promise<Hex> => {
      const author = await visitor(person);
      if (step.do !== "place") await known(author, id);
      const fileIds: string[] = [];
      for (let at = 1; at <= pictures; at++) {
        fileIds.push(await author.upload(`${kind}-${at}.png`, await picture(`${id}${step.hours}${at}`)));
      }
      const document = { kind, order: id, text, fileIds };
      return (await author.call<{ hash: Hex }>("POST", "/api/documents", document)).hash;
    };
    const round = async () =>
      (await node.readContract({ address: config.escrow, abi: escrowAbi, functionName: "order", args: [id] }))
        .round;

    switch (step.do) {
      case "place": {
        const requirements = step.requirements
          ? await write(seed.client, "requirements", step.requirements)
          : zeroHash;
        const funding = { fromBalance: 0n, keepRefunds: false, authorization: "0x" };
        const signature = step.withoutOffer ? "0x" : order.package.signature;
        return {
          by: seed.client,
          functionName: "place",
          args: [terms, signature, funding, requirements],
          value: terms.token === zeroAddress ? terms.price : 0n,
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
        await known(writer, id);
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
        await known(asker, id);
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
}

/** Waits until the mirror knows the order, so that its parties may write to it. */
function known(visitor: Visitor, id: Hex): Promise<void> {
  const isThere = () =>
    visitor.call("GET", `/api/orders/${id}`).then(
      () => true,
      () => false,
    );
  return until(isThere, `The server does not see order ${id}.`);
}

async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let attempt = 0; !(await holds()); attempt++) {
    if (attempt === 200) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function prepare(scene: Scene, seed: OrderSeed, index: number): Running {
  const found = packageOf(scene, seed);
  const terms: Terms = {
    ...found.terms,
    client: demoAccount(PEOPLE[seed.client].index).address,
    salt: BigInt(keccak256(toHex(`holdfast seed order ${index}`))),
  };
  return {
    seed,
    package: found,
    terms,
    id: orderId({ terms, chainId: scene.config.chainId, escrow: scene.config.escrow }),
  };
}

function packageOf(scene: Scene, seed: OrderSeed): SeededPackage {
  const found = scene.packages.get(`${seed.service}/${seed.tier}`);
  if (!found) throw new Error(`No package ${seed.tier} of ${seed.service} was published.`);
  return found;
}

function pricesPaidBy(scene: Scene, client: PersonKey, token: string): bigint {
  return ORDERS.filter((seed) => seed.client === client)
    .map((seed) => packageOf(scene, seed).terms)
    .filter((terms) => terms.token === token)
    .reduce((sum, terms) => sum + terms.price, 0n);
}
