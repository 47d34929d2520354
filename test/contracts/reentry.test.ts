import { expect } from "chai";
import { ASSETS, type Asset, ethers, networkHelpers, nextAt, now } from "./kit.ts";
import {
  argumentsFor,
  type Call,
  type Hook,
  mutating,
  type Plot,
  perform,
  pictureOf,
  play,
  plotOf,
} from "./reentry-kit.ts";
import { OUTER, type Outer, QUIET } from "./reentry-scenes.ts";
import { type Surface, surfacesOf } from "./reentry-surfaces.ts";

/**
 * Re-entry: each way in which the escrow calls somebody back, times each function that can change anything. The
 * second call must be refused as such, and the first must end as if nobody had tried.
 */

/** Of all functions one is not behind the guard: the escrow calls it itself in the midst of others. */
const BY_ITSELF_ALONE = "pushToken";

async function refusalOf(plot: Plot, name: string, by: Call["by"]): Promise<string> {
  const { escrow } = plot.set;
  return name === BY_ITSELF_ALONE
    ? escrow.interface.encodeErrorResult("Escrow_NotAllowed", [await plot.set[by].getAddress()])
    : ethers.id("ReentrancyGuardReentrantCall()").slice(0, 10);
}

async function hookOf(plot: Plot, surface: Surface): Promise<Hook> {
  const who = surface.who === "token" ? plot.set.token : plot.set[surface.who];
  return { who: await who.getAddress(), selector: surface.selector };
}

/** Whoever is called back calls on, a token through the client. */
function intruder(surface: Surface): Call["by"] {
  return surface.who === "token" ? "client" : surface.who;
}

async function playAll(asset: Asset, outer: Outer, surface: Surface): Promise<void> {
  const plot = await plotOf(asset);
  await outer.prepare(plot);
  const at = (await now()) + (outer.after ?? 1n);
  const call = await outer.call(plot, at);
  const by = intruder(surface);
  const hook = await hookOf(plot, surface);
  const before = await networkHelpers.takeSnapshot();

  await nextAt(at);
  await perform(plot, call);
  const undisturbed = await pictureOf(plot);
  for (const fragment of mutating(plot.set)) {
    await before.restore();
    const inner = { by, fn: fragment.name, args: await argumentsFor(plot, fragment) };
    const expected = await refusalOf(plot, fragment.name, by);
    await nextAt(at);
    const told = await play(plot, call, { call: inner, hook, expected }).catch((cause: unknown) => {
      throw new Error(`${fragment.name} was not refused as it must be, which ended the outer call`, {
        cause,
      });
    });
    if (!surface.looksOnly) {
      expect(told, `${fragment.name}: the hook was called`).to.not.deep.equal([]);
      for (const reason of told) expect(reason, fragment.name).to.equal(expected);
    }
    expect(await pictureOf(plot), fragment.name).to.deep.equal(undisturbed);
  }
  if (!surface.looksOnly) return;
  // A hook that may only look can tell nothing but by its answer: shown by having it wait for what does not come.
  await before.restore();
  const [first] = mutating(plot.set);
  if (!first) throw new Error("the escrow has no functions");
  const inner = { by, fn: first.name, args: await argumentsFor(plot, first) };
  await nextAt(at);
  await expect(play(plot, call, { call: inner, hook, expected: "0x" }), "the hook was called").to.revert(
    ethers,
  );
}

describe("re-entry", () => {
  it("every function that changes anything, either calls nobody back or is played here", async () => {
    const { set } = await plotOf("coin");
    const names = mutating(set).map(({ name }) => name);
    const played = new Set(OUTER.map(({ fn }) => fn));
    expect([...played, ...QUIET, BY_ITSELF_ALONE].sort()).to.deep.equal(names.sort());
  });

  for (const outer of OUTER) {
    for (const asset of ASSETS) {
      for (const surface of surfacesOf(outer, asset)) {
        it(`invariant 5: re-entry, ${outer.name} in ${asset}, from ${surface.name}, every door is shut`, async () => {
          await playAll(asset, outer, surface);
        });
      }
    }
  }
});
