import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Job, Quote } from "@holdfast/sdk/api";
import { RequestKind, ZERO_HASH } from "@holdfast/sdk/order";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { PEOPLE, type PersonKey } from "../../scripts/seed/people.ts";
import { postJob, sendProposal } from "../kit/jobs.ts";
import { publishService, type ServiceAnswer } from "../kit/market.ts";
import { orderTerms, placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { type Person, signedIn } from "../kit/person.ts";
import { askQuote, quotedQuote } from "../kit/quotes.ts";
import { axeFaults } from "./kit/axe.ts";
import { connectAndSignIn, main } from "./kit/deeds.ts";
import { keyboardOf, untilFocused, untilFocusIsIn } from "./kit/keyboard.ts";
import { openGuest, openGuestWithWallet } from "./kit/site.ts";
import { siteOfFile } from "./kit/site-of-file.ts";

const site = siteOfFile();

/** A place that a person can be in. `route` is the router's path, or what else is served. */
type Scene = {
  name: string;
  route: string;
  path: string;
  /** What is there when it is ready. */
  ready(page: Page): Promise<void>;
  /** Opens a dialog or the like. */
  open?(page: Page): Promise<void>;
};

const STATUSES = ["placed", "working", "asked", "delivered", "revised", "contested", "disputed"] as const;
const ENDS = ["completed", "cancelled", "settled"] as const;
type Name = (typeof STATUSES)[number] | (typeof ENDS)[number] | "pending";
const orders = {} as Record<Name, TestOrder>;
let service: ServiceAnswer;
let job: Job;
let quotes: { asked: Quote; accepted: Quote };

beforeAll(async () => {
  const { server } = site.current;
  const person = (key: PersonKey) => signedIn(server, PEOPLE[key].index);
  const [client, seller] = await Promise.all([person("ines"), person("mara")]);
  [service, job] = await Promise.all([publishService(server, seller), postJob(client)]);
  for (const other of [seller, await person("jonas")]) await sendProposal(server, other, job);
  quotes = {
    asked: await askQuote(client, seller),
    accepted: await quotedQuote(server, { client, seller }),
  };
  await client.request("POST", `/api/quotes/${quotes.accepted.id}/accept`, {
    json: { termsHash: quotes.accepted.offer?.termsHash },
  });
  const requirements = async (order: TestOrder) =>
    order.act(client, "start", await write(client, "requirements", order.id));
  const deliver = async (order: TestOrder) => {
    const { round } = (await order.mirrored()).state;
    await order.act(seller, "deliver", round, await write(seller, "delivery", order.id));
  };
  const ask = async (order: TestOrder, who: Person, kind: RequestKind) =>
    order.act(who, "request", kind, await write(who, "request", order.id));
  for (const name of [...STATUSES, ...ENDS]) {
    orders[name] = await placeOrder(server, { service, client });
    if (name !== "placed" && name !== "cancelled") await requirements(orders[name]);
  }
  orders.pending = await placeOrder(server, {
    service: {
      ...service,
      packages: service.packages.map((one) => ({
        ...one,
        offer: one.offer && { ...one.offer, signature: "0x" },
      })),
    },
    terms: orderTerms(service, client),
    client,
  });
  await ask(orders.asked, seller, RequestKind.CancelBySeller);
  for (const name of ["delivered", "revised", "contested", "disputed"] as const) await deliver(orders[name]);
  const due = (await orders.revised.mirrored()).state.due + 5 * 24 * 3600;
  await orders.revised.act(
    client,
    "requestRevision",
    await write(client, "revision", orders.revised.id),
    due,
  );
  await ask(orders.contested, client, RequestKind.Refund);
  const { round } = (await orders.contested.mirrored()).state;
  await orders.contested.act(
    seller,
    "answer",
    round,
    false,
    await write(seller, "response", orders.contested.id),
  );
  await orders.disputed.act(client, "dispute", await write(client, "statement", orders.disputed.id));
  await orders.completed.act(client, "approve");
  await orders.cancelled.act(client, "cancel", ZERO_HASH);
  await orders.settled.act(client, "dispute", await write(client, "statement", orders.settled.id));
  await orders.settled.mirrored();
  const arbiter = await person("tomas");
  await orders.settled.act(
    arbiter,
    "rule",
    10n ** 17n,
    await write(arbiter, "ruling", orders.settled.id),
    "0x",
  );
  await Promise.all(Object.values(orders).map((order) => order.mirrored()));
  const question = { text: "She does not answer my messages." };
  await client.request("POST", `/api/orders/${orders.working.id}/help`, { json: question });
});

const heading = (name: RegExp | string) => (page: Page) =>
  page.getByRole("heading", { name, level: 1 }).first().waitFor();
const dialogOf = (name: RegExp | string) => async (page: Page) => {
  await main(page).getByRole("button", { name }).first().click();
  await page.getByRole("dialog").waitFor();
};

function orderScene(name: Name, more: Partial<Scene> & { tab?: string } = {}): Scene {
  const { tab, ...rest } = more;
  return {
    name: `order ${name}${tab ? `, ${tab}` : ""}`,
    route: "/orders/$id",
    path: `/orders/${orders[name].id}${tab ? `?tab=${tab}` : ""}`,
    async ready(page) {
      await page.getByRole("region", { name: "What next" }).waitFor();
      if (tab) await page.getByRole("tab", { name: new RegExp(tab, "i"), selected: true }).waitFor();
    },
    ...rest,
  };
}

const orderDialog = (name: Name, button: RegExp | string) =>
  orderScene(name, { name: `order ${name}, dialog ${button}`, open: dialogOf(button) });

/** Behind "More you can do". */
const rareDialog = (name: Name, button: RegExp) =>
  orderScene(name, {
    name: `order ${name}, dialog ${button}`,
    async open(page) {
      await page.getByText("More you can do").click();
      await dialogOf(button)(page);
    },
  });

function walkOfVisitor(): Scene[] {
  const { serviceId } = site.current.packages.get("logo/1") ?? { serviceId: "" };
  const gate = (route: string, path: string): Scene => ({
    name: `${path} before signing in`,
    route,
    path,
    ready: (page) => main(page).getByRole("button").first().waitFor(),
  });
  return [
    { name: "home", route: "/", path: "/", ready: heading(/./) },
    {
      name: "home, menu",
      route: "/",
      path: "/",
      ready: heading(/./),
      async open(page) {
        const menu = page.getByRole("button", { name: "Menu" });
        if (await menu.isVisible()) await menu.click();
      },
    },
    {
      name: "search",
      route: "/services",
      path: "/services",
      ready: (page) => main(page).getByRole("link").first().waitFor(),
    },
    {
      name: "search, nothing found",
      route: "/services",
      path: "/services?q=zzzzzz",
      ready: (page) => main(page).getByRole("link", { name: "Clear filters" }).first().waitFor(),
    },
    { name: "service", route: "/services/$id", path: `/services/${serviceId}`, ready: heading(/./) },
    {
      name: "profile",
      route: "/people/$address",
      path: `/people/${orders.working.terms.seller}`,
      ready: (page) => main(page).getByRole("heading", { name: "Rating" }).waitFor(),
    },
    {
      name: "checkout",
      route: "/checkout/$serviceId/$tier",
      path: `/checkout/${serviceId}/1`,
      ready: heading(/./),
    },
    {
      name: "jobs",
      route: "/jobs",
      path: "/jobs",
      ready: (page) => main(page).getByRole("link", { name: job.title }).waitFor(),
    },
    gate("/orders", "/orders"),
    gate("/orders/$id", `/orders/${orders.working.id}`),
    gate("/disputes", "/disputes"),
    gate("/sell", "/sell"),
    gate("/notifications", "/notifications"),
    gate("/desk", "/desk"),
    gate("/billing", "/billing"),
    { name: "help", route: "/help", path: "/help", ready: heading(/./) },
    { name: "no such page", route: "*", path: "/nowhere", ready: heading(/./) },
    {
      name: "wallet modal",
      route: "/",
      path: "/",
      ready: heading(/./),
      async open(page) {
        await page.getByRole("button", { name: "Connect", exact: true }).first().click();
        await page.getByRole("dialog").waitFor();
      },
    },
    {
      name: "API",
      route: "/api/docs",
      path: "/api/docs/",
      ready: (page) => page.locator(".opblock").first().waitFor(),
    },
  ];
}

function walkOfClient(): Scene[] {
  const { serviceId } = site.current.packages.get("logo/1") ?? { serviceId: "" };
  return [
    {
      name: "orders",
      route: "/orders",
      path: "/orders",
      ready: (page) => main(page).getByRole("link").first().waitFor(),
    },
    {
      name: "checkout",
      route: "/checkout/$serviceId/$tier",
      path: `/checkout/${serviceId}/1`,
      ready: heading(/./),
    },
    {
      name: "quotes",
      route: "/quotes",
      path: "/quotes",
      ready: (page) => page.getByRole("tabpanel").getByRole("link").first().waitFor(),
    },
    {
      name: "new quote",
      route: "/quotes/new",
      path: `/quotes/new?seller=${quotes.asked.seller.address}`,
      ready: (page) => page.getByRole("textbox", { name: "What do you need?" }).last().waitFor(),
    },
    {
      name: "quote accepted",
      route: "/quotes/$id",
      path: `/quotes/${quotes.accepted.id}`,
      ready: heading(quotes.accepted.title),
    },
    {
      name: "pay a quote",
      route: "/quotes/$id/pay",
      path: `/quotes/${quotes.accepted.id}/pay`,
      ready: heading("Check and pay"),
    },
    {
      name: "job, its proposals side by side",
      route: "/jobs/$id",
      path: `/jobs/${job.id}`,
      ready: (page) =>
        main(page)
          .getByRole("button", { name: /^Hire / })
          .nth(1)
          .waitFor(),
    },
    { name: "new job", route: "/jobs/new", path: "/jobs/new", ready: heading(/./) },
    { name: "change a job", route: "/jobs/$id/edit", path: `/jobs/${job.id}/edit`, ready: heading(/./) },
    {
      name: "notifications",
      route: "/notifications",
      path: "/notifications",
      ready: (page) => main(page).getByRole("heading", { level: 1 }).waitFor(),
    },
    {
      name: "bell",
      route: "/help",
      path: "/help",
      ready: heading(/./),
      async open(page) {
        await page.getByRole("button", { name: /notification/i }).click();
        await page.getByRole("dialog").or(page.getByRole("menu")).first().waitFor();
      },
    },
    {
      name: "billing, dialog Deposit",
      route: "/billing",
      path: "/billing",
      ready: (page) => main(page).getByRole("list", { name: "Movements" }).waitFor(),
      open: dialogOf("Deposit ETH"),
    },
    {
      name: "receipt",
      route: "/orders/$id/receipt",
      path: `/orders/${orders.settled.id}/receipt`,
      ready: (page) => page.getByRole("article").waitFor(),
    },
    orderScene("pending"),
    orderScene("placed"),
    orderScene("working"),
    orderScene("asked"),
    orderScene("delivered"),
    orderScene("disputed"),
    ...ENDS.map((name) => orderScene(name)),
    ...tabs().map((tab) => orderScene("settled", { tab })),
    orderDialog("completed", /^Review /),
    orderDialog("placed", /^Submit requirements/),
    orderDialog("placed", /^Cancel and take/),
    orderDialog("delivered", /^Release 1 ETH/),
    orderDialog("asked", /^Accept the request/),
    orderDialog("disputed", /^Add evidence/),
    orderDialog("delivered", "I am not satisfied"),
    orderDialog("working", "Ask for a progress update"),
    orderDialog("working", "Change the order time"),
    orderDialog("working", /^Release a part/),
    rareDialog("working", /^Open a dispute/),
  ];
}

function walkOfSeller(): Scene[] {
  return [
    {
      name: "sell",
      route: "/sell",
      path: "/sell",
      ready: (page) => main(page).getByRole("link").first().waitFor(),
    },
    { name: "new service", route: "/sell/new", path: "/sell/new", ready: heading(/./) },
    { name: "edit service", route: "/sell/$id/edit", path: `/sell/${service.id}/edit`, ready: heading(/./) },
    {
      name: "orders, selling",
      route: "/orders",
      path: "/orders?role=seller",
      ready: (page) => main(page).getByRole("link").first().waitFor(),
    },
    {
      name: "quote asked, its price",
      route: "/quotes/$id",
      path: `/quotes/${quotes.asked.id}`,
      ready: heading(quotes.asked.title),
      open: (page) => main(page).getByRole("button", { name: "Name your price" }).click(),
    },
    orderScene("working"),
    orderScene("revised"),
    orderScene("delivered", { tab: "activity" }),
    orderScene("contested"),
    orderDialog("working", /^Deliver now/),
    orderDialog("working", "Propose additional work"),
  ];
}

function walkOfArbiter(): Scene[] {
  return [
    {
      name: "disputes",
      route: "/disputes",
      path: "/disputes",
      ready: (page) => main(page).getByRole("link").first().waitFor(),
    },
    orderScene("working"),
    orderScene("disputed"),
    orderScene("settled"),
  ];
}

function walkOfDesk(): Scene[] {
  return [
    {
      name: "desk",
      route: "/desk",
      path: "/desk",
      ready: (page) => main(page).getByRole("link").first().waitFor(),
    },
    orderScene("working"),
  ];
}

/** The tabs of the order page, as its URL knows them. */
function tabs(): string[] {
  const source = readFileSync(join(import.meta.dirname, "../../web/src/features/order/search.ts"), "utf8");
  const list = /ORDER_TABS = \[([^\]]*)\]/.exec(source)?.[1] ?? "";
  return [...list.matchAll(/"(\w+)"/g)].map(([, tab]) => tab ?? "");
}

/** Every path of the router. */
function routes(): string[] {
  const folder = join(import.meta.dirname, "../../web/src/app/routes");
  return readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/path: "([^"]+)"/g)].map(([, path]) => path ?? ""),
  );
}

const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** Rules whose answer depends on colours or on the width; the others are asked once a scene. */
const OF_THE_LOOK = [
  "color-contrast",
  "link-in-text-block",
  "target-size",
  "scrollable-region-focusable",
  "aria-hidden-focus",
  "button-name",
  "link-name",
  "label",
];
/** Nothing moves any more: colours on their way from one theme to the other are neither's. */
const STILL = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets.push(sheet);
})()`;
const visited: Scene[] = [];
/** Where a page is wider than its window. */
const sideways: string[] = [];
const untitled: string[] = [];

/** Closes what the scene before opened; whether it could. */
async function close(page: Page): Promise<boolean> {
  const open = page.locator("[role=dialog], [role=menu]").first();
  if ((await open.count()) === 0) return true;
  await page.keyboard.press("Escape");
  return open.waitFor({ state: "detached", timeout: 2000 }).then(
    () => true,
    () => false,
  );
}

/**
 * Goes to a scene as a link does, within the app that is loaded already: loading it anew for each took a third of the
 * time. What the page before left is not taken for what comes.
 */
async function go(page: Page, { route, path }: Scene): Promise<void> {
  const here = new URL(page.url());
  const isInside = here.origin === site.current.origin && route !== "/api/docs";
  if (!isInside || !(await close(page))) {
    await page.goto(`${site.current.origin}${path}`);
    await page.evaluate(STILL);
    return;
  }
  const isSame = here.pathname === path.split("?", 1)[0];
  await page.evaluate(`(() => {
    document.documentElement.style.fontSize = "";
    if (!${isSame}) {
      document.title = "Holdfast";
      for (const one of document.querySelector("main").children) one.setAttribute("data-before", "");
    }
    history.pushState({}, "", ${JSON.stringify(path)});
  })()`);
  if (!isSame) await gone(page, "[data-before]");
}

const gone = (page: Page, what: string) => page.locator(what).first().waitFor({ state: "detached" });
/** What only holds the place of what comes is no page to judge. */
const PLACEHOLDERS = "main [aria-busy=true], main .animate-pulse";

/** What axe finds serious or critical in a scene, at both widths and in both themes over two neighbouring scenes. */
async function look(page: Page, scene: Scene, odd: boolean): Promise<string[]> {
  const found: string[] = [];
  const looks = odd
    ? ([
        [PHONE, "light"],
        [WIDE, "dark"],
      ] as const)
    : ([
        [WIDE, "light"],
        [PHONE, "dark"],
      ] as const);
  for (const [size, colorScheme] of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    if (size === looks[0][0]) {
      await go(page, scene);
      await scene.ready(page);
      await gone(page, PLACEHOLDERS);
      await scene.open?.(page);
    }
    const faults = await axeFaults(page, size === looks[0][0] ? undefined : OF_THE_LOOK);
    found.push(...faults.map((fault) => `${scene.name}, ${size.width} px, ${colorScheme}: ${fault}`));
  }
  await measure(page, scene);
  if (!/./.test((await page.title()).replace(/^Holdfast$/, scene.route === "/" ? "home" : "")))
    untitled.push(scene.name);
  visited.push(scene);
  return found;
}

/** How much wider than its window a page is, and what reaches furthest; empty when it fits. */
const OVER = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return "";
  const far = [...document.querySelectorAll("body *")]
    .filter((one) => Math.round(one.getBoundingClientRect().right) >= scrollWidth)
    .map((one) => one.outerHTML.slice(0, 120));
  return scrollWidth - clientWidth + " px too wide: " + far.slice(-2).join(" ... ");
})()`;

async function measure(page: Page, scene: Scene): Promise<void> {
  const note = async (how: string) => {
    const over = (await page.evaluate(OVER)) as string;
    if (over) sideways.push(`${scene.name}, ${how}, ${over}`);
  };
  await page.setViewportSize({ width: 320, height: 640 });
  await note("at 320 px");
  await page.setViewportSize(WIDE);
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  await note("text at 200 %");
}

async function walk(page: Page, scenes: Scene[]): Promise<string[]> {
  const found: string[] = [];
  for (const [index, scene] of scenes.entries()) {
    const seen = await look(page, scene, index % 2 === 1).catch((error: unknown) => [
      `${scene.name}: ${String(error).slice(0, 300)}`,
    ]);
    found.push(...seen);
  }
  return found;
}

async function enter(person: PersonKey): Promise<Page> {
  const { page } = await openGuestWithWallet(site.current, person);
  await page.goto(`${site.current.origin}/orders`);
  await connectAndSignIn(page);
  await page.evaluate(STILL);
  return page;
}

test("DSH-2 axe finds nothing serious on any page, tab or dialog, at desktop and phone width, light and dark", async () => {
  const visitor = await openGuest(site.current);
  const [client, seller, arbiter, desk] = await Promise.all([
    enter("ines"),
    enter("mara"),
    enter("tomas"),
    enter("desk"),
  ]);
  // The client has twice as much to see as anybody else: two windows, or all wait for the one.
  const second = await client.context().newPage();
  const scenes = walkOfClient();
  const half = Math.ceil(scenes.length / 2);
  const found = await Promise.all([
    walk(visitor.page, walkOfVisitor()),
    walk(client, scenes.slice(0, half)),
    walk(second, scenes.slice(half)),
    walk(seller, walkOfSeller()).then(async (first) => [
      ...first,
      ...(await walk(arbiter, walkOfArbiter())),
      ...(await walk(desk, walkOfDesk())),
    ]),
  ]);
  expect(found.flat().join("\n")).toBe("");
}, 480_000);

test("DSH-2 every path of the router and every tab of an order was looked at, and has a title of its own", () => {
  const seen = new Set(visited.map(({ route }) => route));
  expect(routes().filter((path) => !seen.has(path))).toEqual([]);
  expect(untitled).toEqual([]);
});

test("DSH-2 no page scrolls sideways at 320 px, nor with text twice as large", () => {
  expect(sideways).toEqual([]);
  expect(visited.length).toBeGreaterThan(30);
});

test("DSH-2 a whole order by keyboard alone: sign in, order, deliver, approve; the focus is always seen, Escape closes, and the focus comes back", async () => {
  const { serviceId } = site.current.packages.get("logo/1") ?? { serviceId: "" };
  const client = await openGuestWithWallet(site.current, "ines");
  const { page } = client;
  const keys = keyboardOf(page);
  const dialog = page.getByRole("dialog");
  const named = (name: RegExp | string) => page.getByRole("button", { name }).first();
  await page.goto(`${site.current.origin}/services/${serviceId}`);
  await heading(/./)(page);

  const connect = page.getByRole("button", { name: "Connect", exact: true }).first();
  await keys.press(connect);
  await untilFocusIsIn(dialog);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await untilFocused(connect);
  await page.keyboard.press("Enter");
  await keys.press(named("Test Wallet"));
  await keys.press(named("Sign the message"));
  await page.getByRole("button", { name: /^Account of / }).waitFor();

  await keys.press(page.getByRole("link", { name: "Order Mark", exact: true }));
  await keys.write(page.getByRole("textbox", { name: /What does your business do/ }), "A ceramics studio.");
  await keys.tabTo(page.getByRole("combobox", { name: /Where will the logo be seen/ }));
  await page.keyboard.press("ArrowDown");
  await keys.press(named("Pay 0.12 ETH and start"));
  await page.waitForURL(/\/orders\/0x/);
  await finish(page);
  // Its opener is gone with the page before: the next Tab begins in the page, not at the top of the window.
  await untilFocused(main(page));

  const maker = await openGuestWithWallet(site.current, "mara");
  const hers = keyboardOf(maker.page);
  await maker.page.goto(page.url());
  await hers.press(maker.page.getByRole("button", { name: "Connect", exact: true }).first());
  await hers.press(maker.page.getByRole("button", { name: "Test Wallet" }).first());
  await hers.press(maker.page.getByRole("button", { name: "Sign the message" }));
  const deliver = maker.page.getByRole("button", { name: "Deliver now" });
  await hers.press(deliver);
  const form = maker.page.getByRole("dialog");
  await untilFocusIsIn(form);
  await maker.page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  await untilFocused(deliver);
  await maker.page.keyboard.press("Enter");
  await hers.tabTo(
    form
      .getByRole("radio", { name: /^Final/ })
      .or(form.getByRole("radio", { name: /^Draft/ }))
      .and(form.locator(":checked")),
  );
  await maker.page.keyboard.press("ArrowUp");
  await maker.page.keyboard.press("ArrowDown");
  await hers.write(form.getByRole("textbox", { name: "Describe what you deliver" }), "The mark.");
  await hers.press(form.getByRole("button", { name: "Deliver", exact: true }));
  await finish(maker.page);

  const tab = page.getByRole("tab", { name: "Overview" });
  await keys.tabTo(tab);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => tab.getAttribute("aria-selected")).toBe("false");
  const approve = named(/^Release 0\.12 ETH to Mara/);
  await page.keyboard.press("Shift+Tab");
  await keys.press(approve);
  await untilFocusIsIn(dialog);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await untilFocused(approve);
  await page.keyboard.press("Enter");
  await keys.press(dialog.getByRole("button", { name: "Confirm in wallet" }));
  await finish(page);
  await main(page).getByText("Completed", { exact: true }).first().waitFor();
  expect([...keys.unseen, ...hers.unseen]).toEqual([]);
});

/** Waits until a transaction is done and closes its dialog by Escape. */
async function finish(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Done.", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}
