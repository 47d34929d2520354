/** What health is read from: the mirror's own word, which costs nothing, and what the database keeps. Block numbers. */
export type HealthPorts = {
  mirror(): { head: number | null; error: string | null };
  stored(): Promise<{ indexed: number | null }>;
};

/** Where node and mirror stand; `reason` says in a sentence why the server can't do its work, null when it can. */
export type HealthReport = { head: number | null; indexed: number | null; reason: string | null };

/** Whether the server can do its work now (OPS-4). Never throws. */
export async function reportHealth(ports: HealthPorts): Promise<HealthReport> {
  const { head, error } = ports.mirror();
  let indexed: number | null;
  try {
    ({ indexed } = await ports.stored());
  } catch {
    return { head, indexed: null, reason: "The database does not answer." };
  }
  if (error !== null) return { head, indexed, reason: error };
  return { head, indexed, reason: head === null ? "The chain's node has not answered yet." : null };
}
