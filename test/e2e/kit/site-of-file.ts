import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type Guest, openSite, type Site, type SiteOptions, takePictures } from "./site.ts";

/** One site for all tests of a file; pictures of every open page when one fails. */
export function siteOfFile(options: SiteOptions = {}): { current: Site } {
  const holder = {} as { current: Site };
  beforeAll(async () => {
    holder.current = await openSite(options);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await takePictures(holder.current, task.name);
    const pages = holder.current.pages.splice(0);
    // What a page still asks is nobody's to change any more: an answer would come to a page that is closed.
    for (const page of pages) if (!page.isClosed()) await page.unrouteAll({ behavior: "ignoreErrors" });
    for (const page of pages) await page.context().close();
  });
  afterAll(() => holder.current?.stop());
  return holder;
}

/** The pages asked nobody but the site and the node, and threw nothing. */
export function expectQuiet(...guests: Guest[]): void {
  for (const guest of guests) {
    expect(guest.strangers).toEqual([]);
    expect(guest.faults).toEqual([]);
  }
}
