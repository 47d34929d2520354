/** What the link of a mail is for, and what it proves. */
export type Deed = { readonly what: "confirm" | "unsubscribe"; readonly token: string };

/** Of a mail's link, behind the "#", where no server writes it down; null without one. */
export function readDeed(hash: string): Deed | null {
  const [, what, token] = /^#?(confirm|unsubscribe)=([\w-]+)$/.exec(hash) ?? [];
  return (what === "confirm" || what === "unsubscribe") && token ? { what, token } : null;
}
