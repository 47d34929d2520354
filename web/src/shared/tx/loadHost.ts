/** Fetches what draws the dialogs of transactions. Rejects where the server does not hand it out. */
export const loadHost = () => import("./TransactionHost.tsx");
