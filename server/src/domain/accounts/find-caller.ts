import type { Address } from "viem";
import type { Caller, Role } from "./caller.ts";
import type { AccountPorts } from "./ports.ts";
import { tokenHash } from "./token-hash.ts";

/** Whose session a token is; null when it is nobody's or over. */
export async function findCaller(
  ports: Pick<AccountPorts, "sessions" | "arbiter" | "operators">,
  token: string,
): Promise<{ caller: Caller; expiresAt: Date } | null> {
  const session = await ports.sessions.find(tokenHash(token), new Date());
  if (!session) return null;
  return {
    caller: { address: session.address, roles: rolesOf(ports, session.address) },
    expiresAt: session.expiresAt,
  };
}

/** Rights by configuration. */
export function rolesOf(ports: Pick<AccountPorts, "arbiter" | "operators">, address: Address): Role[] {
  const roles: Role[] = [];
  if (ports.arbiter === address) roles.push("arbiter");
  if (ports.operators.includes(address)) roles.push("operator");
  return roles;
}
